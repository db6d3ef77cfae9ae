-- Every committed change of what a view is made of gives its scope a new random word, whoever made it. A process may
-- keep a computed view for as long as the word it read before computing still stands, and not one read longer.
-- Deferred to the commit: the row of the scope is locked last and shortly, after the event chain.
create or replace function veche_stamp() returns trigger language plpgsql as $$
declare
  r record;
  forum text;
  scope_ text;
  done text := coalesce(current_setting('veche.stamped', true), '');
begin
  if tg_op = 'DELETE' then r := old; else r := new; end if;
  if tg_argv[1] = 'forum' then
    forum := r.forum_id;
  elsif tg_argv[1] = 'recommendation' then
    select x.forum_id into forum from recommendation x where x.id = r.recommendation_id;
  end if;
  scope_ := case when tg_argv[1] = 'all' then tg_argv[0] else forum || ':' || tg_argv[0] end;
  if scope_ is null or position('|' || scope_ || '|' in done) > 0 then return null; end if;
  insert into view_stamp (scope, stamp) values (scope_, gen_random_uuid())
    on conflict (scope) do update set stamp = excluded.stamp;
  -- Once a transaction is enough; a very long list is begun anew.
  perform set_config('veche.stamped', case when length(done) > 4000 then '' else done end || '|' || scope_ || '|', true);
  return null;
end $$;

do $$
declare
  t record;
begin
  for t in select * from (values
    ('programme_item', 'programme', 'forum'),
    ('track', 'programme', 'forum'),
    ('recommendation', 'board', 'forum'),
    ('letter', 'board', 'forum'),
    ('board_snapshot', 'board', 'forum'),
    ('recommendation_addressee', 'board', 'recommendation'),
    ('school_mark', 'board', 'recommendation'),
    ('answer', 'board', 'recommendation'),
    ('deadline_extension', 'board', 'recommendation'),
    ('calendar_day', 'directory', 'all'),
    ('addressee', 'directory', 'all'),
    ('circle_school', 'directory', 'all'),
    ('post', 'directory', 'all'),
    ('post_holder', 'directory', 'all')
  ) as x (name, scope, through) loop
    if not exists (select from pg_trigger where tgname = t.name || '_stamp' and tgrelid = t.name::regclass) then
      execute format('create constraint trigger %I after insert or update or delete on %I deferrable initially deferred
        for each row execute function veche_stamp(%L, %L)', t.name || '_stamp', t.name, t.scope, t.through);
    end if;
  end loop;
end $$;
