copy (
  select {{columns}}, {{names}}[x_capwise_ordinal + 1] as x_capwise_file, {{hashes}}[x_capwise_ordinal + 1] as x_capwise_sha256,
    x_capwise_row, "ChargeMonth", "BillingMonth", part.number as x_capwise_part
  from {{staged}} as staged
  join (values {{parts}}) as part (source, account, period, currency, number)
    on staged.x_capwise_source = part.source and staged."BillingAccountId" = part.account
    and staged."BillingMonth" = part.period and staged."BillingCurrency" = part.currency
  order by x_capwise_part, {{order}}
) to {{target}} (format parquet, compression zstd, partition_by (x_capwise_part), filename_pattern 'part')
