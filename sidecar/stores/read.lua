-- Documents and hash fields as of one moment. A transaction would do, but a full Redis refuses even reads in one.
-- KEYS: the names. ARGV: for each name how many fields are wanted, and these; 0 for the document of the name itself.
-- Answers a list of values for each name.

local answers, position = {}, 0

local function take()
  position = position + 1
  return ARGV[position]
end

for number, key in ipairs(KEYS) do
  local count, values = tonumber(take()), {}
  for field = 1, count do
    values[field] = redis.call('HGET', key, take())
  end
  -- MGET, because GET raises an error where there is something else than a document.
  answers[number] = count == 0 and redis.call('MGET', key) or values
end

return answers
