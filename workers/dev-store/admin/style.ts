export const STYLE = `
:root{--ink:#1f2a30;--soft:#5d6b72;--line:#dfe4e6;--ground:#f1f3f4;--card:#fff;--accent:#0b5f56;--bad:#a32018;--warn:#7a5200}
*{box-sizing:border-box}
body{margin:0;font:14px/1.45 system-ui,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--ground)}
a{color:var(--accent)}
.top{display:flex;gap:12px;align-items:center;padding:0 16px;height:48px;background:#21343a;color:#fff;position:sticky;top:0;z-index:5}
.top .brand{font-weight:650;color:#fff;text-decoration:none}
.top .label{color:#ffd98a;font-size:12px;white-space:nowrap}
.top select{margin-left:auto;max-width:46vw}
#busy{font-size:12px;color:#cfe}
.frame{display:flex;min-height:calc(100vh - 48px)}
.menu{width:208px;flex:none;padding:12px 8px;background:#e7ebec;display:flex;flex-direction:column;gap:2px}
.menu a{padding:7px 12px;border-radius:8px;text-decoration:none;color:var(--ink)}
.menu a:hover{background:#dbe1e3}
.menu a[aria-current]{background:#fff;font-weight:600}
.menu .app{margin-top:12px;font-weight:600}
#app-menu{display:flex;flex-direction:column;gap:2px}
#app-menu a{padding-left:24px}
main{flex:1;min-width:0;padding:20px 24px 48px;max-width:1180px}
.in-app main{padding:0;max-width:none;display:flex;flex-direction:column}
iframe{border:0;width:100%;flex:1;min-height:calc(100vh - 48px);background:var(--ground)}
h1{font-size:20px;margin:0 0 14px}h2{font-size:15px;margin:0 0 10px}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px;margin-bottom:16px;overflow-x:auto}
.narrow{max-width:520px;margin:40px auto}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:16px;align-items:start}
table{border-collapse:collapse;width:100%}
th{font-size:12px;text-align:left;color:var(--soft);font-weight:600;padding:6px 10px 6px 0;border-bottom:1px solid var(--line)}
td{padding:8px 10px 8px 0;border-bottom:1px solid var(--line);vertical-align:middle}
tr:last-child td{border-bottom:0}
.number{text-align:right;font-variant-numeric:tabular-nums}
td img{width:36px;height:36px;border-radius:6px;vertical-align:middle;margin-right:10px}
button,.button{font:inherit;padding:6px 12px;border:1px solid #b9c2c6;border-radius:8px;background:#fff;color:var(--ink);cursor:pointer;text-decoration:none;display:inline-block;white-space:nowrap}
button:hover,.button:hover{background:#f4f6f7}
button.primary{background:var(--accent);border-color:var(--accent);color:#fff}
button.danger{color:var(--bad);border-color:#d9a5a1}
input,select{font:inherit;padding:6px 8px;border:1px solid #b9c2c6;border-radius:8px;background:#fff;max-width:100%;min-width:0}
input[type=number]{width:92px;text-align:right}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.action{display:inline-flex;flex-wrap:wrap;gap:8px;align-items:center;margin:2px 6px 2px 0}
.action label,.search label{display:inline-flex;gap:6px;align-items:center;color:var(--soft)}

.action,.action label{max-width:100%}
.fields{display:grid;gap:12px}.fields label{display:flex;justify-content:space-between;gap:12px;align-items:center}
.search{display:flex;gap:8px;margin-bottom:12px}.search input{flex:1;min-width:0}
.badge{font-size:12px;padding:2px 8px;border-radius:10px;background:#e6eaec;white-space:nowrap}
.badge.good{background:#d5ece2;color:#0b4a3a}.badge.bad{background:#f7d9d6;color:var(--bad)}.badge.warn{background:#fbeac6;color:var(--warn)}
.filters{display:flex;flex-wrap:wrap;gap:8px;margin-bottom:12px}.filters [aria-current]{font-weight:650;border-color:var(--accent)}
.soft{color:var(--soft)}.empty{color:var(--soft);padding:12px 0;margin:0}
code{font-size:12.5px;background:#eef1f2;padding:1px 5px;border-radius:5px;overflow-wrap:anywhere}
details summary{cursor:pointer}pre{font-size:12px;background:#f4f6f7;padding:10px;border-radius:8px;max-width:min(760px,74vw);overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
.pager{display:flex;gap:8px;margin-top:12px}
#toasts{position:fixed;bottom:20px;left:50%;transform:translateX(-50%);display:grid;gap:8px;z-index:20}
#toasts div{background:#1f2a30;color:#fff;padding:10px 16px;border-radius:10px}#toasts .error{background:var(--bad)}
#save-bar{position:sticky;top:48px;display:flex;gap:8px;align-items:center;padding:8px 16px;background:#1f2a30;color:#fff;z-index:4}
#save-bar[hidden]{display:none}#save-bar span{flex:1}
@media(max-width:700px){
 .frame{flex-direction:column}.menu{width:auto;flex-direction:row;overflow-x:auto;padding:6px 8px}.menu a{white-space:nowrap;padding:6px 10px}.menu .app{margin:0}
 #app-menu{flex-direction:row}#app-menu a{padding-left:10px}
 main{padding:14px 12px 40px}iframe{min-height:calc(100vh - 96px)}
 table,tbody,tr,td{display:block}thead{display:none}tr{padding:8px 0;border-bottom:1px solid var(--line)}tr:last-child{border:0}
 td{border:0;padding:3px 0;display:flex;justify-content:space-between;gap:14px;text-align:right;align-items:center}td::before{content:attr(data-label);color:var(--soft);text-align:left;flex:none}
 td>*{min-width:0;overflow-wrap:anywhere}td:empty{display:none}pre{text-align:left}.top .label{font-size:11px}
}`;
