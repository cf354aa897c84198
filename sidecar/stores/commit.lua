-- One batch, whole or not at all: everything that could fail is looked at before anything is written.
-- redis_script.py packs it. KEYS: the batch's uid, the claim of the namespace, and every name in the batch once.
-- ARGV: how long the uid is kept (ms), the revision that the claim must have ('' for any), and then the parts of the
-- batch in the order in which they are carried out, each a count and as many rows; in a row, names are numbers of KEYS.
-- A large document was sent before, under a key of its own, and is only moved here.
-- Answers: {applied}, {repeated}, {claim}, {lost} (a large document), {moved, number of the put}, {wrong_type, key, its type}.

local position = 2

local function take()
  position = position + 1
  return ARGV[position]
end

local function rows(width)
  local taken = {}
  for number = 1, tonumber(take()) do
    local row = {KEYS[tonumber(take())]}
    for column = 2, width do
      row[column] = take()
    end
    taken[number] = row
  end
  return taken
end

local removals = rows(2) -- name, field ('' for all that the name holds)
-- name, field ('' for the document of the name itself), expected revision ('' for any), value, key that has it ('' for none)
local puts = rows(5)
local appends = rows(2) -- name, value
local leaves = rows(2) -- name, member
local enters = rows(3) -- name, member, score
local expiring = rows(1) -- name
local expiry = take() -- milliseconds since 1970, or 'stays'

-- As `revision_of` in base.py: 48 bits, which a Lua number holds exactly.
local function revision(value)
  if not value then
    return 0
  end
  return math.max(1, tonumber(string.sub(redis.sha1hex(value), 1, 12), 16))
end

if redis.call('EXISTS', KEYS[1]) == 1 then
  return {'repeated'}
end
if ARGV[2] ~= '' and revision(redis.call('GET', KEYS[2])) ~= tonumber(ARGV[2]) then
  return {'claim'}
end

local function type_of(key)
  return redis.call('TYPE', key).ok
end

for number, put in ipairs(puts) do
  put[5] = KEYS[tonumber(put[5])]
  if put[5] and redis.call('EXISTS', put[5]) == 0 then
    return {'lost'}
  end
  if put[3] ~= '' then
    local found, value = type_of(put[1]), false
    if found ~= 'none' and found ~= (put[2] == '' and 'string' or 'hash') then
      return {'wrong_type', put[1], found}
    elseif found == 'string' then
      value = redis.call('GET', put[1])
    elseif found == 'hash' then
      value = redis.call('HGET', put[1], put[2])
    end
    if revision(value) ~= tonumber(put[3]) then
      return {'moved', number}
    end
  end
end

-- What each name holds while the batch is carried out: Redis raises an error at a command for another type, and what
-- was written before that would stay.
local held = {}
for _, removal in ipairs(removals) do
  if removal[2] == '' then
    held[removal[1]] = 'none'
  end
end
local wrong

local function will_hold(key, shape)
  held[key] = held[key] or type_of(key)
  if held[key] == 'none' then
    held[key] = shape
  elseif held[key] ~= shape then
    wrong = {'wrong_type', key, held[key]}
  end
end

for _, removal in ipairs(removals) do
  if removal[2] ~= '' and held[removal[1]] ~= 'none' then
    will_hold(removal[1], 'hash')
  end
end
for _, put in ipairs(puts) do
  will_hold(put[1], put[2] == '' and 'string' or 'hash')
end
for _, append in ipairs(appends) do
  will_hold(append[1], 'list')
end
for _, leave in ipairs(leaves) do
  will_hold(leave[1], 'zset')
end
for _, enter in ipairs(enters) do
  will_hold(enter[1], 'zset')
end
if wrong then
  return wrong
end

for _, removal in ipairs(removals) do
  if removal[2] == '' then
    redis.call('UNLINK', removal[1])
  else
    redis.call('HDEL', removal[1], removal[2])
  end
end
for _, put in ipairs(puts) do
  if put[5] then
    local expires = redis.call('PTTL', put[1])
    redis.call('RENAME', put[5], put[1])
    if expires > 0 then
      redis.call('PEXPIRE', put[1], expires)
    else
      redis.call('PERSIST', put[1])
    end
  elseif put[2] == '' then
    redis.call('SET', put[1], put[4], 'KEEPTTL')
  else
    redis.call('HSET', put[1], put[2], put[4])
  end
end
for _, append in ipairs(appends) do
  redis.call('RPUSH', append[1], append[2])
end
for _, leave in ipairs(leaves) do
  redis.call('ZREM', leave[1], leave[2])
end
for _, enter in ipairs(enters) do
  redis.call('ZADD', enter[1], enter[3], enter[2])
end
for _, name in ipairs(expiring) do
  if expiry == 'stays' then
    redis.call('PERSIST', name[1])
  else
    redis.call('PEXPIREAT', name[1], expiry)
  end
end
-- Last, so that a full Redis still takes a batch that only removes: the first write decides whether it is refused.
redis.call('SET', KEYS[1], '', 'PX', ARGV[1])
return {'applied'}
