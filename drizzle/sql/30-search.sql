-- The board in the order of the paper, and its search: words of Russian and English (the Russian configuration stems
-- both), ё as е, and trigrams for what is misspelt or half typed.
create or replace function veche_place() returns trigger language plpgsql as $$
begin
  new.place := coalesce((select p.place from recommendation p where p.id = new.parent_id), new.number);
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
create index if not exists recommendation_plain on recommendation using gin (veche_plain(text) gin_trgm_ops);
