/** Raised whenever a worker of the version before could not work beside one of this. Stands in the names of functions and keys. */
export const SHARED_VERSION = 1

export const LIBRARY = `doppelwire_${SHARED_VERSION}`

/** The name that a server knows a function by. */
export function functionName(name: 'claim' | 'put' | 'probe' | 'decide' | 'link'): string {
  return `${LIBRARY}_${name}`
}

/*
 * What runs in the server. Every function touches the keys of one virtual shard alone, which it is told by name, so that a cluster
 * can move shards. Each can be called again with the same arguments, and changes nothing then.
 *
 * claim   KEYS the key of an id   ARGV the text that it wants, milliseconds to live (0 for ever)   gives the text that it has
 * put     KEYS the key of a text  ARGV fingerprint, id, article, order, milliseconds               gives whether its copies were sought, the first id, 1 for an
 *                                 article that this call stored, whether now or when it was sent before; an order belongs to one call
 * probe   KEYS groups of buckets  ARGV milliseconds, most texts of a bucket, then for each look-up: the text (8 bytes, or empty to insert
 *         nothing), the field of the bucket, the place in KEYS of the group to insert into, and the first and last of those to read
 *                                 gives the texts of each, 8 bytes each; the insertion comes before the probe
 * decide  KEYS the key of a text  ARGV what it wants to be                                          gives what it is: the first that was said
 * link    KEYS the key of a text  ARGV fields and values                                            sets them unless the text has left
 */
export const SOURCE = `#!lua name=${LIBRARY}
local function live(key, ttl)
  if ttl ~= '0' then redis.call('PEXPIRE', key, ttl) end
end

local function claim(keys, args)
  local known = redis.call('GET', keys[1])
  if known then return known end
  redis.call('SET', keys[1], args[1])
  live(keys[1], args[2])
  return args[1]
end

local function put(keys, args)
  redis.call('HSETNX', keys[1], 'f', args[1])
  redis.call('HSETNX', keys[1], 'o', args[2])
  redis.call('HSETNX', keys[1], 'n', args[4])
  local added = redis.call('HSETNX', keys[1], 'a:' .. args[2], args[3])
  if added == 0 and redis.call('HGET', keys[1], 'a:' .. args[2]) == args[3] then added = 1 end
  live(keys[1], args[5])
  return { redis.call('HGET', keys[1], 'd') or '', redis.call('HGET', keys[1], 'o'), added }
end

local function insert(key, field, text, ttl, most)
  local held = redis.call('HGET', key, field) or ''
  for at = 1, #held, 8 do
    if held:sub(at, at + 7) == text then return held end
  end
  held = held .. text
  if #held > 8 * most then held = held:sub(#held - 8 * most + 1) end
  redis.call('HSET', key, field, held)
  live(key, ttl)
  return held
end

local function probe(keys, args)
  local ttl, most = args[1], tonumber(args[2])
  local answers = {}
  for i = 3, #args, 5 do
    local text, field = args[i], args[i + 1]
    local place = tonumber(args[i + 2])
    local own = #text > 0 and insert(keys[place], field, text, ttl, most)
    local found = {}
    for k = tonumber(args[i + 3]), tonumber(args[i + 4]) do
      local held = k == place and own or redis.call('HGET', keys[k], field)
      if held then found[#found + 1] = held end
    end
    answers[#answers + 1] = table.concat(found)
  end
  return answers
end

local function decide(keys, args)
  if redis.call('EXISTS', keys[1]) == 0 then return '' end
  redis.call('HSETNX', keys[1], 'e', args[1])
  return redis.call('HGET', keys[1], 'e')
end

local function link(keys, args)
  if redis.call('EXISTS', keys[1]) == 0 then return 0 end
  redis.call('HSET', keys[1], unpack(args))
  return 1
end

redis.register_function('${functionName('claim')}', claim)
redis.register_function('${functionName('put')}', put)
redis.register_function('${functionName('probe')}', probe)
redis.register_function('${functionName('decide')}', decide)
redis.register_function('${functionName('link')}', link)
`
