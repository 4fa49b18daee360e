-- Text of a cell to its value. A text that cannot be read gives null: the caller compares with the text.

-- A decimal of at most 18 characters fits a 64-bit decimal, whose cast is ten times as fast as that of 38 digits.
create macro read_decimal(t) as case
  when contains(t, 'E') or contains(t, 'e') or strlen(t) > 18 then try_cast(t as decimal(38, 18))
  when not contains(t, '.') then coalesce(cast(try_cast(t as decimal(18, 0)) as decimal(38, 18)), try_cast(t as decimal(38, 18)))
  when strlen(t) - strpos(t, '.') <= 6
    then coalesce(cast(try_cast(t as decimal(18, 6)) as decimal(38, 18)), try_cast(t as decimal(38, 18)))
  when strlen(t) - strpos(t, '.') <= 10
    then coalesce(cast(try_cast(t as decimal(18, 10)) as decimal(38, 18)), try_cast(t as decimal(38, 18)))
  when strlen(t) - strpos(t, '.') <= 14
    then coalesce(cast(try_cast(t as decimal(18, 14)) as decimal(38, 18)), try_cast(t as decimal(38, 18)))
  else try_cast(t as decimal(38, 18))
end;

-- What the cast would let pass and FOCUS does not: a plus sign, underscores between digits, no digit at all.
create macro bad_decimal(t, d) as (d is null and t is not null) or contains(t, '_') or t = '.'
  or contains(t, '+') and not regexp_full_match(trim(t), '-?(\d+\.?\d*|\.\d+)[eE]\+\d+');

-- More than 18 decimals; only long texts and exponents can have them.
create macro more_than_18_decimals(t) as case
  when strlen(t) > 19 or contains(t, 'E') or contains(t, 'e')
  then strlen(rtrim(regexp_extract(t, '\.(\d*)', 1), '0'))
    - coalesce(try_cast(regexp_extract(t, '[eE]([+-]?\d+)', 1) as integer), 0) > 18
  else false
end;

-- As a binary number: a decimal of 38 digits takes many times as long to become one as its text does.
create macro as_number(t, d) as coalesce(try_cast(t as double), cast(d as double));

-- Amounts are decimal, and products of two of 38 digits fit no decimal: they are compared within a millionth.
create macro is_off(product, result) as coalesce(abs(product - result) > 1e-6 * abs(result) + 1e-12, false);

-- ISO 8601 with T or space, seconds optional, Z, offset or no zone; in UTC.
create macro read_moment(t) as case
  when t like '____-__-__T__:__:__Z' or t like '____-__-__ __:__:__' or t like '____-__-__T__:__:__' or t like '____-__-__'
    then try_cast(t as timestamp)
  when regexp_full_match(t, '\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?( ?(Z|UTC|[+-]\d{2}(:?\d{2})?))?')
    then cast(try_cast(
      regexp_replace(replace(t, ',', '.'), '^(.{10})[T ](\d{2}:\d{2})( ?([Z+-].*|UTC))?$', '\1 \2:00\3') as timestamptz
    ) as timestamp)
end;

create macro month_text(moment) as left(cast(moment as varchar), 7);

-- No list of texts here: DuckDB joins with a list of five and more, and a join loses the order of the rows.
create macro read_category(t) as case lower(trim(t))
  when 'usage' then 'Usage'
  when 'purchase' then 'Purchase'
  when 'tax' then 'Tax'
  when 'credit' then 'Credit'
  when 'adjustment' then 'Adjustment'
  else t
end;

-- A JSON object; an object whose braces were left out; the repr of a Python dictionary; a list of keys and values.
create macro read_tags(t) as case
  when starts_with(t, '{') then coalesce(
    try_cast(try_cast(t as json) as map(varchar, varchar)),
    case when starts_with(t, '{''') then try_cast(try_cast(replace(t, '''', '"') as json) as map(varchar, varchar)) end
  )
  when starts_with(t, '"') then try_cast(try_cast('{' || t || '}' as json) as map(varchar, varchar))
  when starts_with(t, '[')
    then try(map_from_entries(from_json(t, '[{"key":"VARCHAR","value":"VARCHAR"}]')))
end;

create macro has_double_key(m) as len(map_keys(m)) > 1 and len(list_distinct(map_keys(m))) < len(map_keys(m));

-- Of a key that comes twice the last value stays.
create macro without_double_keys(m) as map_from_entries(
  list_filter(map_entries(m), (e, i) -> not list_contains(map_keys(m)[i + 1 :], e.key))
);

-- The one commitment of a contract that a charge is applied to; nothing where it is applied to several.
create macro read_contract(t) as case
  when t is not null and len(list_distinct(json_extract_string(try_cast(t as json), '$.Elements[*].ContractCommitmentId'))) = 1
    then list_distinct(json_extract_string(try_cast(t as json), '$.Elements[*].ContractCommitmentId'))[1]
end;
