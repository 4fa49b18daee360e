select row_number() over () as "row", {{cells}}
from {{input}}
limit {{limit}}
