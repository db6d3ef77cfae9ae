-- What the application may never do, whatever its code says: change or delete the event chain, a frozen or an adopted
-- text, a published snapshot. The application role also loses the right; triggers hold where one role does both.
create extension if not exists pg_trgm;

create or replace function veche_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'append-only table %', tg_table_name using errcode = 'VE001';
end $$;

create or replace trigger event_append_only before update or delete on event
  for each row execute function veche_append_only();
create or replace trigger event_no_truncate before truncate on event
  for each statement execute function veche_append_only();
create or replace trigger adopted_text_append_only before update or delete on adopted_text
  for each row execute function veche_append_only();
create or replace trigger correction_append_only before update or delete on correction
  for each row execute function veche_append_only();
create or replace trigger attendance_append_only before update or delete on attendance
  for each row execute function veche_append_only();
create or replace trigger issued_paper_append_only before update or delete on issued_paper
  for each row execute function veche_append_only();
create or replace trigger issued_file_append_only before update or delete on issued_file
  for each row execute function veche_append_only();
create or replace trigger previous_report_append_only before update or delete on previous_report
  for each row execute function veche_append_only();
create or replace trigger answer_step_append_only before update or delete on answer_step
  for each row execute function veche_append_only();

-- A frozen text may be thawed (two columns), never rewritten.
create or replace function veche_frozen_text() returns trigger language plpgsql as $$
begin
  if new.canonical is distinct from old.canonical or new.sha256 is distinct from old.sha256
     or new.resolution_id is distinct from old.resolution_id or new.version is distinct from old.version
     or new.draft_seq is distinct from old.draft_seq then
    raise exception 'frozen text is immutable' using errcode = 'VE001';
  end if;
  return new;
end $$;
create or replace trigger frozen_text_immutable before update on frozen_text
  for each row execute function veche_frozen_text();
create or replace trigger frozen_text_kept before delete on frozen_text
  for each row execute function veche_append_only();

-- The wording and the baseline of a recommendation are those of the adopted clause, for ever.
create or replace function veche_recommendation() returns trigger language plpgsql as $$
begin
  if new.text is distinct from old.text or new.clause_id is distinct from old.clause_id
     or new.baseline_due is distinct from old.baseline_due or new.adopted_text_id is distinct from old.adopted_text_id then
    raise exception 'recommendation wording is immutable' using errcode = 'VE001';
  end if;
  return new;
end $$;
create or replace trigger recommendation_immutable before update on recommendation
  for each row execute function veche_recommendation();

-- A published snapshot may be withdrawn, never rewritten; what was withdrawn stays withdrawn.
create or replace function veche_board_snapshot() returns trigger language plpgsql as $$
begin
  if new.canonical is distinct from old.canonical or new.sha256 is distinct from old.sha256
     or new.forum_id is distinct from old.forum_id or new.number is distinct from old.number
     or new.as_of is distinct from old.as_of
     or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at) then
    raise exception 'published snapshot is immutable' using errcode = 'VE001';
  end if;
  return new;
end $$;
create or replace trigger board_snapshot_immutable before update on board_snapshot
  for each row execute function veche_board_snapshot();
create or replace trigger board_snapshot_kept before delete on board_snapshot
  for each row execute function veche_append_only();

-- An announced result stands: it may be annulled, and the annulment is seen; it is never another result.
create or replace function veche_vote() returns trigger language plpgsql as $$
begin
  if old.announced_at is not null and (
       new.result is distinct from old.result or new.hands is distinct from old.hands
       or new.sha256 is distinct from old.sha256 or new.rule is distinct from old.rule
       or new.slips is distinct from old.slips or new.announced_at is distinct from old.announced_at or new.state not in ('announced', 'annulled')) then
    raise exception 'announced result is immutable' using errcode = 'VE001';
  end if;
  return new;
end $$;
create or replace trigger vote_announced before update on vote
  for each row execute function veche_vote();

-- An announced round of an election stands, with its numbers and its sheets; of a lot only the drawing follows, once.
create or replace function veche_election_round() returns trigger language plpgsql as $$
begin
  if old.announced_at is not null and (
       new.result is distinct from old.result or new.tellers is distinct from old.tellers
       or new.sheets is distinct from old.sheets or new.state <> 'announced'
       or new.announced_at is distinct from old.announced_at
       or (new.lot is distinct from old.lot
           and (old.lot is null or old.lot->>'phrase' <> '' or new.lot->>'seed' <> old.lot->>'seed'))) then
    raise exception 'announced round is immutable' using errcode = 'VE001';
  end if;
  return new;
end $$;
create or replace trigger election_round_announced before update on election_round
  for each row execute function veche_election_round();

-- Signed minutes are never worded otherwise; a signature is given, never rewritten.
create or replace function veche_minutes() returns trigger language plpgsql as $$
begin
  if old.state in ('signed', 'approved') and (
       new.canonical is distinct from old.canonical or new.sha256 is distinct from old.sha256
       or new.state not in ('signed', 'approved')) then
    raise exception 'signed minutes are immutable' using errcode = 'VE001';
  end if;
  return new;
end $$;
create or replace trigger minutes_signed before update on minutes
  for each row execute function veche_minutes();
create or replace trigger minutes_signature_append_only before update or delete on minutes_signature
  for each row execute function veche_append_only();

do $$ begin
  if exists (select from pg_roles where rolname = 'veche_app') then
    grant usage on schema public, drizzle to veche_app;
    grant select, insert, update, delete on all tables in schema public to veche_app;
    grant usage, select on all sequences in schema public to veche_app;
    grant select on all tables in schema drizzle to veche_app;
    revoke update, delete, truncate on event, adopted_text, correction, attendance, minutes_signature, issued_paper, issued_file from veche_app;
    revoke delete, truncate on frozen_text, event_stream, board_snapshot, vote, election_round, recommendation from veche_app;
  end if;
end $$;
