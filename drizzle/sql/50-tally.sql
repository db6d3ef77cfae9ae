-- The figures of a board. What is counted of a row is a list of facts; each commit takes away what was counted of the rows
-- it changed and adds what holds now, so facets and dashboard read a few counts, however long the board is. Days are the
-- forum's own. `key` begins with the day where a fact is asked for by day.
create or replace view board_fact_now as
select r.id as recommendation_id, r.forum_id, x.kind, x.key
from recommendation r
join forum f on f.id = r.forum_id
join adopted_text t on t.id = r.adopted_text_id
cross join lateral (select
    r.state = 'closed' and r.verdict in ('done', 'mostly', 'partly') as followed,
    r.state in ('adopted', 'sent', 'accepted', 'in_progress', 'rerouted') as theirs,
    (r.sent_at at time zone f.time_zone)::date as sent_on,
    (r.last_answer_at at time zone f.time_zone)::date as heard_on,
    case when r.state = 'closed' then (r.closed_at at time zone f.time_zone)::date end as closed_on,
    (select min(a.created_at) at time zone f.time_zone from answer a
      where a.recommendation_id = r.id and a.state = 'confirmed')::date as answered_on,
    least((select min(coalesce(a.came_at, a.created_at)) from answer a where a.recommendation_id = r.id and a.state = 'submitted'),
      (select e.created_at from deadline_extension e where e.recommendation_id = r.id and e.state = 'requested'))
      at time zone f.time_zone as waits,
    (select count(*) from deadline_extension e
      where e.recommendation_id = r.id and e.state in ('granted', 'other_date')) as slips,
    exists (select from answer a where a.recommendation_id = r.id and a.state = 'more_asked') as returned) y
cross join lateral (values
    ('text', t.id),
    ('within', case when y.followed and y.closed_on is not null then t.id || '|' || case
      when y.closed_on <= t.adopted_on + interval '6 months' then '6'
      when y.closed_on <= t.adopted_on + interval '12 months' then '12'
      when y.closed_on <= t.adopted_on + interval '24 months' then '24'
      when y.closed_on <= t.adopted_on + interval '48 months' then '48' else 'later' end end),
    ('adopted', to_char(t.adopted_on, 'YYYY-MM')),
    ('answered', to_char(y.answered_on, 'YYYY-MM')),
    ('closed', to_char(y.closed_on, 'YYYY-MM')),
    ('dated', case when r.baseline_due is not null then case when r.state <> 'closed' then 'open'
      when y.closed_on > r.baseline_due then 'late' when y.closed_on is not null then 'in' else '' end end),
    ('due', case when y.theirs then r.current_due::text || case when r.baseline_due is null then '' else '|dated' end end),
    ('silent', case when r.state in ('sent', 'rerouted') and r.last_answer_at is null and y.waits is null
      then y.sent_on::text end),
    ('quiet', case when r.state in ('accepted', 'in_progress') and y.waits is null
      then coalesce(y.heard_on, y.sent_on, 'infinity')::text || '|' || coalesce(r.report_due, 'infinity')::text end),
    ('waits', case when r.state <> 'closed'
      then least(y.waits::date, case when r.state = 'reported' then y.heard_on end)::text end),
    ('at_risk', case when r.state <> 'closed' and (r.risk_at is not null or y.slips >= 2 or y.returned) then '' end),
    ('extended', case when r.state <> 'closed' and y.slips > 0 then '' end),
    ('closed_late', case when y.followed and y.closed_on > r.baseline_due then '' end),
    ('disputed', case when r.disputed_at is not null then '' end),
    ('sending', (y.sent_on - t.adopted_on)::text),
    ('concluding', (y.closed_on - y.heard_on)::text)
  ) x (kind, key)
where r.parts = 0 and x.key is not null
union all
select id, forum_id, 'row', state from recommendation where parts = 0
union all
select r.id, r.forum_id, 'lead', x.addressee_id || '|' || r.state || '|' ||
    (r.state = 'closed' and coalesce(r.verdict, '') in ('done', 'mostly', 'partly'))::int
from recommendation r join recommendation_addressee x on x.recommendation_id = r.id and x.role = 'lead' where r.parts = 0
union all
select r.id, r.forum_id, 'theme', r.state || '|' ||
    (r.state = 'closed' and coalesce(r.verdict, '') in ('done', 'mostly', 'partly'))::int || '|' || x.title
from recommendation r, jsonb_array_elements_text(r.tracks) x (title) where r.parts = 0
union all
select r.id, r.forum_id, 'pending', (coalesce(a.came_at, a.created_at) at time zone f.time_zone)::date::text
from recommendation r join forum f on f.id = r.forum_id
  join answer a on a.recommendation_id = r.id and a.state = 'submitted'
union all
select r.id, r.forum_id, 'asked', (e.created_at at time zone f.time_zone)::date::text
from recommendation r join forum f on f.id = r.forum_id
  join deadline_extension e on e.recommendation_id = r.id and e.state = 'requested'
union all
select r.id, r.forum_id, 'deciding',
  ((e.decided_at at time zone f.time_zone)::date - (e.created_at at time zone f.time_zone)::date)::text
from recommendation r join forum f on f.id = r.forum_id
  join deadline_extension e on e.recommendation_id = r.id and e.decided_at is not null;

do $$ begin
  if exists (select from pg_roles where rolname = 'veche_app') then grant select on board_fact_now to veche_app; end if;
end $$;

-- At the commit, after the stamp of the board has been locked by the trigger before it (drizzle/sql/20-stamps.sql): two
-- commits of one board count one after the other.
create or replace function veche_tally() returns trigger language plpgsql as $$
declare
  r record;
  row_ text;
  forum_ text;
  was text[];
  now_ text[];
begin
  if tg_op = 'DELETE' then r := old; else r := new; end if;
  if tg_table_name = 'recommendation' then row_ := r.id; else row_ := r.recommendation_id; end if;
  select forum_id into forum_ from recommendation where id = row_;
  if forum_ is null then return null; end if;
  -- Of a clause that was divided nothing is counted any more.
  select coalesce(array_agg(kind || '|' || key order by kind, key), '{}') into now_
    from board_fact_now where recommendation_id = row_;
  select facts into was from board_fact where recommendation_id = row_;
  if was = now_ then return null; end if;
  insert into board_fact (recommendation_id, forum_id, facts) values (row_, forum_, now_)
    on conflict (recommendation_id) do update set facts = excluded.facts;
  insert into board_tally as b (forum_id, kind, key, n)
    select forum_, split_part(fact, '|', 1), substr(fact, position('|' in fact) + 1), sum(by)
    from (select unnest(now_) as fact, 1 as by union all select unnest(was), -1) x
    group by fact having sum(by) <> 0 order by fact
    on conflict (forum_id, kind, key) do update set n = b.n + excluded.n;
  return null;
end $$;

-- The whole board anew.
create or replace function veche_recount(forum_ text) returns void language sql as $$
  delete from board_fact where forum_id = forum_;
  delete from board_tally where forum_id = forum_;
  insert into board_fact (recommendation_id, forum_id, facts)
    select recommendation_id, forum_id, array_agg(kind || '|' || key order by kind, key)
    from board_fact_now where forum_id = forum_ group by 1, 2;
  insert into board_tally (forum_id, kind, key, n)
    select forum_id, split_part(fact, '|', 1), substr(fact, position('|' in fact) + 1), count(*)
    from (select forum_id, unnest(facts) as fact from board_fact where forum_id = forum_) x group by forum_id, fact;
$$;

-- Days are those of the forum's zone.
create or replace function veche_tally_zone() returns trigger language plpgsql as $$
begin
  insert into view_stamp (scope, stamp) values (new.id || ':board', gen_random_uuid())
    on conflict (scope) do update set stamp = excluded.stamp;
  perform veche_recount(new.id);
  return null;
end $$;
create or replace trigger forum_tally after update of time_zone on forum for each row
  when (old.time_zone is distinct from new.time_zone) execute function veche_tally_zone();

do $$
declare
  t text;
begin
  foreach t in array array['recommendation', 'recommendation_addressee', 'answer', 'deadline_extension'] loop
    if not exists (select from pg_trigger where tgname = t || '_tally' and tgrelid = t::regclass) then
      execute format('create constraint trigger %I after insert or update or delete on %I deferrable initially deferred
        for each row execute function veche_tally()', t || '_tally', t);
    end if;
  end loop;
  -- Counted by another rule, or never: once, when the rule comes in. Raise the number with every change of the view.
  if coalesce(obj_description('board_tally'::regclass, 'pg_class'), '') <> 'rule 3' then
    perform veche_recount(id) from forum;
    comment on table board_tally is 'rule 3';
  end if;
end $$;
