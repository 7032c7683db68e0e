--liquibase formatted sql

-- The same schema for SQLite and PostgreSQL. Times are epoch milliseconds, durations nanoseconds,
-- frequencies hertz. Every statement may run twice: a server killed between a change and the note
-- that it was made does it again.
-- ${id} is a primary key that numbers rows by itself, ${now} the time, ${view}
-- makes a view (see Dialect.java).
-- Never edit a change set that has been released; add one.

--changeset challengectl:1-agents
create table if not exists agents (
  agent_id text primary key,
  agent_type text not null check (agent_type in ('runner', 'listener')),
  hostname text not null,
  ip_address text not null,
  mac_address text,
  machine_id text,
  site text not null,
  status text not null check (status in ('online', 'offline')),
  enabled boolean not null,
  last_heartbeat bigint,
  devices text not null,
  modulations text,
  speaks_leases boolean not null,
  websocket_connected boolean not null,
  websocket_last_connected bigint,
  created_at bigint not null default ${now},
  updated_at bigint not null default ${now}
);
create index if not exists agents_type on agents (agent_type, agent_id);

create table if not exists credentials (
  agent_id text primary key,
  lookup_id text not null unique,
  key_hash text not null,
  created_at bigint not null
);

create table if not exists enrollment_tokens (
  token_hash text primary key,
  agent_name text not null,
  key_lookup_id text not null,
  key_hash text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index if not exists enrollment_tokens_created on enrollment_tokens (created_at);

--changeset challengectl:1-challenges
create table if not exists challenges (
  challenge_id text primary key,
  name text not null unique,
  config text not null,
  revision bigint not null,
  duration_ns bigint not null,
  low_offset_hz bigint not null,
  high_offset_hz bigint not null,
  status text not null check (status in ('queued', 'assigned', 'waiting', 'disabled')),
  priority integer not null,
  enabled boolean not null,
  queued_since bigint,
  next_tx_time bigint,
  last_tx_time bigint,
  transmission_count bigint not null,
  triggered boolean not null,
  created_at bigint not null default ${now}
);
create index if not exists challenges_due on challenges (status, next_tx_time);

create table if not exists frequency_ranges (
  name text primary key,
  display_name text not null,
  description text not null,
  min_hz bigint not null,
  max_hz bigint not null
);

create table if not exists conference (
  id integer primary key check (id = 1),
  name text not null,
  starts_at bigint,
  stops_at bigint,
  timezone text not null,
  day_start text,
  end_of_day text
);

--changeset challengectl:1-transmissions
create table if not exists transmissions (
  transmission_id ${id},
  fencing_number bigint not null,
  challenge_id text not null,
  challenge_name text not null,
  modulation text not null,
  runner_id text not null,
  device_id text not null,
  frequency bigint not null,
  duration_ns bigint not null,
  low_offset_hz bigint not null,
  high_offset_hz bigint not null,
  assigned_at bigint not null,
  start_at bigint not null,
  started_at bigint,
  completed_at bigint,
  status text not null check (status in ('assigned', 'success', 'failure', 'expired')),
  error_message text,
  heard boolean
);
create index if not exists transmissions_challenge on transmissions (challenge_id, transmission_id);
create index if not exists transmissions_granted on transmissions (challenge_id, assigned_at);

create table if not exists leases (
  fencing_number bigint primary key,
  transmission_id bigint not null references transmissions (transmission_id),
  challenge_id text not null,
  agent_id text not null,
  device_id text not null,
  site text not null,
  band_low_hz bigint not null,
  band_high_hz bigint not null,
  carrier_hz bigint not null,
  duration_ns bigint not null,
  granted_at bigint not null,
  free_at bigint not null,
  renewable_until bigint not null,
  fenced boolean not null,
  stop_requested boolean not null,
  state text not null check (state in ('live', 'released', 'expired'))
);
create index if not exists leases_live on leases (fencing_number) where state = 'live';
create unique index if not exists leases_live_challenge on leases (challenge_id)
  where state = 'live';
create unique index if not exists leases_live_device on leases (agent_id, device_id)
  where state = 'live';

create table if not exists stale_reports (
  report_id ${id},
  reported_at bigint not null,
  agent_id text not null,
  challenge_id text not null,
  fencing_number bigint,
  what text not null
);

--changeset challengectl:1-recordings
create table if not exists recordings (
  recording_id ${id},
  transmission_id bigint not null references transmissions (transmission_id),
  challenge_id text not null,
  challenge_name text not null,
  agent_id text not null,
  frequency bigint not null,
  duration_ns bigint not null,
  low_offset_hz bigint not null,
  high_offset_hz bigint not null,
  assigned_at bigint not null,
  expected_start bigint not null,
  started_at bigint,
  completed_at bigint,
  status text not null
    check (status in ('pending', 'recording', 'completed', 'failed', 'cancelled')),
  sample_rate integer not null,
  recorded_ns bigint,
  measurement text,
  picture text,
  sigmf_hash text,
  error_message text
);
create index if not exists recordings_open on recordings (recording_id)
  where status in ('pending', 'recording');
create index if not exists recordings_challenge on recordings (challenge_id, recording_id);
create index if not exists recordings_completed on recordings (challenge_id, completed_at)
  where status = 'completed';
create index if not exists recordings_transmission on recordings (transmission_id);

create table if not exists files (
  file_hash text primary key,
  filename text not null,
  size bigint not null,
  mime_type text not null,
  file_path text not null,
  created_at bigint not null
);

--changeset challengectl:1-state
create table if not exists system_state (
  key text primary key,
  value text not null,
  updated_at bigint not null default ${now}
);

-- Numbers that only grow: 'fencing' for leases, 'revision' for challenges.
create table if not exists counters (
  name text primary key,
  value bigint not null
);
insert into counters (name, value) values ('fencing', 0), ('revision', 0) on conflict do nothing;

--changeset challengectl:2-users
create table if not exists users (
  username text primary key,
  password_hash text not null,
  totp_secret text,
  enabled boolean not null,
  set_up boolean not null,
  password_change_required boolean not null,
  permissions text not null,
  created_at bigint not null,
  set_up_by bigint,
  last_login bigint
);

create table if not exists user_sessions (
  token_hash text primary key,
  username text not null,
  second_factor boolean not null,
  created_at bigint not null,
  expires_at bigint not null,
  address text not null
);
create index if not exists user_sessions_user on user_sessions (username, created_at);
create index if not exists user_sessions_expiry on user_sessions (expires_at);

-- The latest time step of each user's second factor that was used; none before it counts any more.
create table if not exists used_totp_steps (
  username text primary key,
  time_step bigint not null,
  used_at bigint not null
);

create table if not exists audit (
  entry_id bigint primary key,
  recorded_at bigint not null,
  actor text not null,
  address text not null,
  action text not null,
  subject text not null,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  detail text not null
);
create index if not exists audit_actor on audit (actor, entry_id);
create index if not exists audit_subject on audit (subject, entry_id);
create index if not exists audit_action on audit (action, entry_id);
insert into counters (name, value) values ('audit', 0) on conflict do nothing;

--changeset challengectl:2-agents
-- What belongs to an agent's credential: the host that it is bound to, and the proof that its key
-- has been verified.
create table if not exists credential_details (
  agent_id text primary key,
  ip_address text,
  mac_address text,
  machine_id text,
  hostname text,
  proof text,
  proven_until bigint
);

create table if not exists provisioning_keys (
  key_id text primary key,
  secret_hash text not null,
  description text not null,
  enabled boolean not null,
  created_at bigint not null,
  created_by text not null
);

--changeset challengectl:5-timeline
create index if not exists transmissions_assigned on transmissions (assigned_at);
create index if not exists audit_recorded on audit (recorded_at);

--changeset challengectl:1-views
-- Names by which earlier tools know the data.
${view} runners as
  select a.agent_id as runner_id, a.hostname, a.ip_address,
    case when a.status = 'online' and exists
      (select 1 from leases l where l.agent_id = a.agent_id and l.state = 'live')
      then 'busy' else a.status end as status,
    a.enabled, a.last_heartbeat, a.devices, c.key_hash as api_key_hash, a.created_at, a.updated_at
  from agents a left join credentials c on c.agent_id = a.agent_id
  where a.agent_type = 'runner';

${view} assignments as
  select challenge_id, agent_id as assigned_to, device_id, transmission_id, fencing_number,
    granted_at as assigned_at, free_at as assignment_expires
  from leases where state = 'live';

${view} listener_assignments as
  select recording_id as assignment_id, agent_id, challenge_id, transmission_id, frequency,
    assigned_at, expected_start, duration_ns / 1000000000.0 as expected_duration, status,
    case when status = 'cancelled' then completed_at end as cancelled_at,
    case when status <> 'cancelled' then completed_at end as completed_at
  from recordings;
