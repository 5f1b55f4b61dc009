ALTER TABLE `endpoints` ADD `recent` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE endpoints SET recent = (
  SELECT json_group_array(json_array(t.status, t.duration_ms)) FROM (
    SELECT a.status, a.duration_ms FROM attempts a INDEXED BY attempts_newest
    WHERE a.shop_id = endpoints.shop_id AND a.endpoint_id = endpoints.id ORDER BY a.at DESC LIMIT 100) t
) WHERE deleted_at IS NULL;
