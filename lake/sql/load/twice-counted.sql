select x_capwise_source as source, lower("CommitmentDiscountId") as commitment, "BillingCurrency" as currency,
  {{key}} as key, count(*) filter ({{purchase}}) as row_count,
  sum("BilledCost") filter ({{purchase}}) as billed, sum("EffectiveCost") filter ({{purchase}}) as effective
from {{staged}}
where "CommitmentDiscountId" is not null
group by 1, 2, 3, 4
having count(*) filter ({{purchase}}) > 0 and sum("EffectiveCost" - "BilledCost") >= 0.005
order by 1, 2, 3
