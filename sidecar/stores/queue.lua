-- A queue of components whose comments wait: a stream with one consumer group, each component in it at most once.
-- KEYS[1] the stream; ARGV[1] what to do; see redis_queue.py for the rest and for the answers.
local GROUP = 'workers'
local stream = KEYS[1]
redis.pcall('XGROUP', 'CREATE', stream, GROUP, '0', 'MKSTREAM')

local function entry_of(entry, again)
  return {entry[1], entry[2][2], again}
end

local function mine(worker, id)
  local held = redis.call('XPENDING', stream, GROUP, id, id, 1)
  return #held > 0 and held[1][2] == worker
end

if ARGV[1] == 'offer' then
  local known = {}
  for _, entry in ipairs(redis.call('XRANGE', stream, '-', '+')) do
    known[entry[2][2]] = true
  end
  for index = 2, #ARGV do
    if not known[ARGV[index]] then
      redis.call('XADD', stream, '*', 'component', ARGV[index])
      known[ARGV[index]] = true
    end
  end
  return redis.call('XLEN', stream)
elseif ARGV[1] == 'take' then
  local worker, lease = ARGV[2], ARGV[3]
  local left = redis.call('XAUTOCLAIM', stream, GROUP, worker, lease, '0', 'COUNT', 1)[2]
  if left[1] then
    return entry_of(left[1], 1)
  end
  local new = redis.call('XREADGROUP', 'GROUP', GROUP, worker, 'COUNT', 1, 'STREAMS', stream, '>')
  return new and entry_of(new[1][2][1], 0) or {}
elseif ARGV[1] == 'renew' then
  if not mine(ARGV[2], ARGV[3]) then
    return 0
  end
  redis.call('XCLAIM', stream, GROUP, ARGV[2], 0, ARGV[3], 'JUSTID')
  return 1
else
  if mine(ARGV[2], ARGV[3]) then
    redis.call('XACK', stream, GROUP, ARGV[3])
    redis.call('XDEL', stream, ARGV[3])
  end
  return 1
end
