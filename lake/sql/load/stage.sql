copy (
  select {{columns}},
    {{bad}} as x_capwise_bad,
    {{rounded}} as x_capwise_rounded,
    {{recased}} as x_capwise_recased,
    {{offProducts}},
    {{lostTags}} as x_capwise_tags,
    {{source}} as x_capwise_source,
    month_text({{chargeStart}}) as "ChargeMonth",
    month_text({{billingStart}}) as "BillingMonth",
    cast({{ordinal}} as integer) as x_capwise_ordinal
  from (select *{{read}} from {{input}})
) to {{target}} (format parquet, compression snappy)
