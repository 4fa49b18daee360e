select filename as file, lower("CommitmentDiscountId") as commitment, count(*) filter ({{purchase}}) as row_count,
  sum("BilledCost") filter ({{purchase}}) as billed, sum("EffectiveCost") filter ({{purchase}}) as effective,
  sum({{stated}} - "BilledCost") as surplus
from {{rows}}
where lower("CommitmentDiscountId") in (select unnest({{commitments}}))
group by 1, 2
order by 1, 2
