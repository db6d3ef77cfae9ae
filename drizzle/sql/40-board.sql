-- How often an addressee stands on a board, and since which row: counted as rows come and go, so that the list of
-- addressees costs nothing on a board of any size. Ordered by key, so that two writers never wait for each other.
create or replace function veche_board_addressee() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into board_addressee as b (forum_id, addressee_id, count, first)
      select r.forum_id, x.addressee_id, count(*), min(r.number)
      from changed x join recommendation r on r.id = x.recommendation_id group by 1, 2 order by 1, 2
      on conflict (forum_id, addressee_id) do update
        set count = b.count + excluded.count, first = least(b.first, excluded.first);
  else
    update board_addressee b set count = b.count - gone.n
      from (select r.forum_id, x.addressee_id, count(*) as n
        from changed x join recommendation r on r.id = x.recommendation_id group by 1, 2 order by 1, 2) gone
      where b.forum_id = gone.forum_id and b.addressee_id = gone.addressee_id;
  end if;
  return null;
end $$;
create or replace trigger recommendation_addressee_counted after insert on recommendation_addressee
  referencing new table as changed for each statement execute function veche_board_addressee();
create or replace trigger recommendation_addressee_uncounted after delete on recommendation_addressee
  referencing old table as changed for each statement execute function veche_board_addressee();

-- What is open of a merged body goes over to its successor, which may never have stood on this board.
create or replace function veche_board_addressee_moved() returns trigger language plpgsql as $$
begin
  insert into board_addressee as b (forum_id, addressee_id, count, first)
    select r.forum_id, x.addressee_id, sum(x.n), min(r.number)
    from (select recommendation_id, addressee_id, 1 as n from came
      union all select recommendation_id, addressee_id, -1 from gone) x
      join recommendation r on r.id = x.recommendation_id
    group by 1, 2 having sum(x.n) <> 0 order by 1, 2
    on conflict (forum_id, addressee_id) do update
      set count = b.count + excluded.count, first = least(b.first, excluded.first);
  return null;
end $$;
create or replace trigger recommendation_addressee_moved after update on recommendation_addressee
  referencing old table as gone new table as came for each statement execute function veche_board_addressee_moved();

insert into board_addressee (forum_id, addressee_id, count, first)
  select r.forum_id, x.addressee_id, count(*), min(r.number)
  from recommendation_addressee x join recommendation r on r.id = x.recommendation_id
  where not exists (select from board_addressee) group by 1, 2;
update recommendation p set parts = c.n
  from (select parent_id, count(*) as n from recommendation where parent_id is not null group by 1) c
  where p.id = c.parent_id and p.parts <> c.n;

-- What facets count, each found without reading the rows.
create index if not exists recommendation_silent on recommendation (forum_id, sent_at)
  include (id, parts, state, last_answer_at) where state in ('sent', 'rerouted') and last_answer_at is null;
create index if not exists recommendation_stale on recommendation (forum_id, coalesce(last_answer_at, sent_at))
  include (id, parts, state, report_due, last_answer_at, sent_at) where state in ('accepted', 'in_progress');
drop index if exists recommendation_reported;
create index if not exists recommendation_to_conclude on recommendation (forum_id, last_answer_at)
  include (id, place, part, parts, state) where state = 'reported';
create index if not exists recommendation_closed on recommendation (forum_id, closed_at)
  include (id, parts, state, verdict, baseline_due, sent_at, last_answer_at) where state = 'closed';
create index if not exists recommendation_disputed on recommendation (forum_id, disputed_at)
  include (parts, state) where disputed_at is not null;
create index if not exists recommendation_proposed on recommendation (forum_id) where proposed is not null;
create index if not exists recommendation_divided on recommendation (forum_id, state, current_due) where parts > 0;
create index if not exists answer_more on answer (recommendation_id) where state = 'more_asked';
create index if not exists deadline_extension_granted on deadline_extension (recommendation_id)
  where state in ('granted', 'other_date');
