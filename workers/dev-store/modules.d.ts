declare module "*.gz" {
  const bytes: ArrayBuffer;
  export default bytes;
}
