-- The statement that places orders asks this in passing, once for all of them, so that no order of something the
-- shop counts is ever written without being counted: OT001 sends it the long way. Each listing stands beside its shop.
drop function outside_catalogue(text, text[]);
create function outside_catalogue(shops text[], listings text[]) returns boolean language plpgsql stable as $$
begin
  if exists (
    select from unnest(shops, listings) as bought (shop, id) join listing l on l.shop = bought.shop and l.id = bought.id
  ) then
    raise exception 'the catalogue knows a listing' using errcode = 'OT001';
  end if;
  return true;
end
$$;
