copy (
  select staged.*, part.number as x_capwise_part
  from {{staged}} as staged
  join (values {{parts}}) as part (source, account, period, currency, number)
    on staged.x_capwise_source = part.source and staged."BillingAccountId" = part.account
    and staged."BillingMonth" = part.period and staged."BillingCurrency" = part.currency
  order by x_capwise_part, {{order}}
) to {{target}} (format parquet, compression snappy, row_group_size 20480)
