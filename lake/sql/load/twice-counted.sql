select x_capwise_source as source, lower("CommitmentDiscountId") as commitment, "BillingCurrency" as currency,
  {{key}} as key, count(*) filter ({{purchase}}) as row_count,
  sum("BilledCost") filter ({{purchase}}) as billed, sum("EffectiveCost") filter ({{purchase}}) as effective,
  sum("EffectiveCost" - "BilledCost") as surplus
from {{staged}}
where "CommitmentDiscountId" is not null
group by 1, 2, 3, 4
order by 1, 2, 3
