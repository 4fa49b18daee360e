copy (
  select {{columns}}
  from {{rows}}
  where {{condition}}
  order by "BillingMonth", "ChargePeriodStart", x_capwise_file, x_capwise_row
) to {{target}} ({{format}})
