/** Copied by merchants, and run as it stands by the tests. */
export const PHP = `<?php
// receiver.php. Run it with: EVENSTOCK_SECRET=whsec_… php -S 0.0.0.0:3000 receiver.php
const TOLERANCE = 5 * 60; // seconds

function is_signed(string $id, string $timestamp, string $signatures, string $body): bool
{
    if ($id === '' || $signatures === '' || !ctype_digit($timestamp)) {
        return false;
    }
    if (abs(time() - (int) $timestamp) > TOLERANCE) {
        return false;
    }
    $key = base64_decode(substr(getenv('EVENSTOCK_SECRET'), strlen('whsec_')));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    foreach (explode(' ', $signatures) as $each) {
        if (hash_equals($expected, $each)) {
            return true;
        }
    }
    return false;
}

$id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
$timestamp = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
$signatures = $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '';
$body = file_get_contents('php://input'); // The bytes as they came.
if (!is_signed($id, $timestamp, $signatures, $body)) {
    http_response_code(401);
    exit;
}
// The same event may come twice: look $id up in your database before you act on it.
$event = json_decode($body, true);
error_log($event['type']);
http_response_code(204);
`;
