copy (
  select {{columns}}
  from {{rows}}
  where {{condition}}
) to {{target}} ({{format}})
