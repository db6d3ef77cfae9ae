-- The board in the order of the paper, and its search: words of Russian and English (the Russian configuration stems
-- both), ё as е. What is misspelt or half typed is looked up among the words that there are, never in the long texts.
create or replace function veche_place() returns trigger language plpgsql as $$
begin
  new.place := new.number;
  -- Asked for parts only: in an import of thousands this plan would be that of an empty table, read whole for each row.
  if new.parent_id is not null then
    new.place := coalesce((select p.place from recommendation p where p.id = new.parent_id), new.number);
  end if;
  return new;
end $$;
create or replace trigger recommendation_place before insert on recommendation
  for each row execute function veche_place();
update recommendation r set place = coalesce((select p.number from recommendation p where p.id = r.parent_id), r.number)
  where r.place = 0;

create or replace function veche_plain(said text) returns text language sql immutable parallel safe as
  $$ select translate(lower(said), 'ё', 'е') $$;
create or replace function veche_words(said text, owner_ text) returns tsvector language sql immutable parallel safe as
  $$ select setweight(to_tsvector('russian', public.veche_plain(said)), 'A') || setweight(to_tsvector('russian', public.veche_plain(owner_)), 'C') $$;

create index if not exists recommendation_words on recommendation using gin (veche_words(text, owner_text));
drop index if exists recommendation_plain;

-- Every word once. Texts of recommendations never change and are never removed, so words only come. In the order of the
-- alphabet, so that two writers never wait for each other.
create or replace function veche_new_words() returns trigger language plpgsql as $$
begin
  insert into board_word (word)
    select distinct w[1] from added, regexp_matches(veche_plain(text || ' ' || owner_text), '[[:alpha:]]{3,40}', 'g') w
    order by 1
    on conflict do nothing;
  return null;
end $$;
create or replace trigger recommendation_new_words after insert on recommendation
  referencing new table as added for each statement execute function veche_new_words();
insert into board_word (word)
  select distinct w[1] from recommendation r, regexp_matches(veche_plain(r.text || ' ' || r.owner_text), '[[:alpha:]]{3,40}', 'g') w
  where not exists (select from board_word) order by 1;
create index if not exists board_word_letters on board_word using gin (word gin_trgm_ops);
