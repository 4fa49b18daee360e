select x_capwise_source as source, "BillingAccountId" as account, "BillingMonth" as period, "BillingCurrency" as currency,
  x_capwise_ordinal as ordinal, count(*) as "rows", sum("BilledCost") as billed, sum("EffectiveCost") as effective,
  count(*) filter ({{correction}}) as corrections
from {{staged}}
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5
