/** Copied by merchants, and run as it stands by the tests. It is Rack, which Rails speaks too. */
export const RUBY = `# config.ru. Run it with: EVENSTOCK_SECRET=whsec_… rackup
require "json"
require "openssl"
require "set"

KEY = ENV.fetch("EVENSTOCK_SECRET").delete_prefix("whsec_").unpack1("m")
TOLERANCE = 5 * 60 # seconds
SEEN = Set.new # Keep it in your database: the same event may come twice.

def signed?(id, timestamp, signatures, body)
  return false if id.empty? || signatures.empty? || !timestamp.match?(/\\A\\d+\\z/)
  return false if (Time.now.to_i - timestamp.to_i).abs > TOLERANCE

  signature = [OpenSSL::HMAC.digest("SHA256", KEY, "#{id}.#{timestamp}.".b + body.b)].pack("m0")
  signatures.split(" ").any? { |each| OpenSSL.secure_compare(each, "v1,#{signature}") }
end

run(lambda do |env|
  body = env["rack.input"].read # The bytes as they came.
  id = env["HTTP_WEBHOOK_ID"].to_s
  next [401, {}, []] unless signed?(id, env["HTTP_WEBHOOK_TIMESTAMP"].to_s, env["HTTP_WEBHOOK_SIGNATURE"].to_s, body)

  if SEEN.add?(id)
    event = JSON.parse(body)
    puts event["type"]
  end
  [204, {}, []]
end)
`;
