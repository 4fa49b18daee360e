copy (
  select {{columns}}, {{names}}[x_capwise_ordinal + 1] as x_capwise_file, {{hashes}}[x_capwise_ordinal + 1] as x_capwise_sha256,
    x_capwise_row, "ChargeMonth", "BillingMonth"
  from {{staged}}
  where {{condition}}
  {{order}}
) to {{target}} (format parquet, compression zstd)
