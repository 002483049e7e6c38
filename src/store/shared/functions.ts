/** Raised whenever a worker of the version before could not work beside one of this. Stands in the names of functions and keys. */
export const SHARED_VERSION = 3

export const LIBRARY = `doppelwire_${SHARED_VERSION}`

/** The name that a server knows a function by. */
export function functionName(name: 'claim' | 'append' | 'probe' | 'drop'): string {
  return `${LIBRARY}_${name}`
}

/** A group of buckets has so many rows on average. More cost processor time, fewer memory: 60 bytes a group. */
const ROWS_OF_GROUP = 12

/*
 * What runs in the server. Every function touches the keys of one virtual shard alone, which it is told by name, so that a cluster
 * can move shards. Each can be called again with the same arguments, and changes nothing then. Each takes a batch, because to call one
 * costs as much as three commands within it.
 *
 * claim   KEYS the key of an id      ARGV milliseconds to live (0 for ever), the text that it wants     gives the text that it has
 * append  KEYS the keys of texts    ARGV milliseconds, then of each where its records begin (0 where that is not known) and records to add
 *                                   gives the records that it has now; empty for a text that has left
 * drop    KEYS the key of a text  ARGV the bytes of an id   takes its record out, and the text with the last    gives how many records of articles are left
 * probe   KEYS a table of buckets  ARGV milliseconds, most texts of a bucket, keys of buckets (4 bytes each, the lowest first, so that the first
 *         tells most apart), the texts to insert (8 each)
 *                                 gives, of buckets with other texts: their place in ARGV from 0 and how many (2 bytes each), then
 *                                 the texts; every bucket inserts before it is read
 *
 * Records stand in src/store/shared/records.ts. A table of buckets is one hash. Its fields are groups of buckets, of rows of 12 bytes: the
 * key of a bucket, and a text; who only reads them needs no function. It grows by linear hashing: of n groups, from the largest power of two p up to 2p, the first n - p are split.
 * The field n holds how many rows and groups there are.
 */
export const SOURCE = `#!lua name=${LIBRARY}
-- An id that was removed a moment ago has an empty text.
local function claim(keys, args)
  local held = redis.call('GET', keys[1])
  if held and held ~= '' then return held end
  if args[1] == '0' then redis.call('SET', keys[1], args[2]) else redis.call('SET', keys[1], args[2], 'PX', args[1]) end
  return args[2]
end

-- What one record of a text stands for, of which it has one at most.
local function identity(kind, payload)
  local sub = string.sub
  if kind == 'a' then return 'a' .. sub(payload, 1, 4 + struct.unpack('>I4', payload)) end
  if kind == 'p' then return 'p' .. sub(payload, 1, 8) end
  return kind
end

local function additions(records, more)
  local sub, parse, concat = string.sub, struct.unpack, table.concat
  if more == '' then return more end
  local known, added, at = {}, {}, 1
  while at <= #records do
    local size = parse('>I4', records, at + 1)
    local kind = sub(records, at, at)
    if kind == 'p' then known.paired = true end
    known[identity(kind, sub(records, at + 5, at + 4 + size))] = true
    at = at + 5 + size
  end
  at = 1
  while at <= #more do
    local size = parse('>I4', more, at + 1)
    local kind, payload = sub(more, at, at), sub(more, at + 5, at + 4 + size)
    -- Decided unless it has pairs.
    local is_free = kind ~= 'E' or not known.paired
    if kind == 'E' then kind = 'e' end
    if kind == 'p' then known.paired = true end
    if is_free and not known[identity(kind, payload)] then
      known[identity(kind, payload)] = true
      added[#added + 1] = kind .. sub(more, at + 1, at + 4 + size)
    end
    at = at + 5 + size
  end
  return concat(added)
end

local function append(keys, args)
  local answers = {}
  for i, key in ipairs(keys) do
    local start, more = tonumber(args[2 * i]), args[2 * i + 1]
    if start == 0 then
      local head = redis.call('GETRANGE', key, 0, 3)
      if head ~= '' then start = 4 + struct.unpack('>I4', head) end
    end
    local records = start == 0 and '' or redis.call('GETRANGE', key, start, -1)
    if records ~= '' then
      local added = additions(records, more)
      if added ~= '' then
        redis.call('APPEND', key, added)
        if args[1] ~= '0' then redis.call('PEXPIRE', key, args[1]) end
        records = records .. added
      end
    end
    answers[i] = records
  end
  return answers
end

local function drop(keys, args)
  local sub, parse, pack, concat = string.sub, struct.unpack, struct.pack, table.concat
  local value = redis.call('GET', keys[1])
  if not value then return 0 end
  local start = 5 + parse('>I4', value)
  local left, articles, at = { sub(value, 1, start - 1) }, 0, start
  local dropped = 'a' .. pack('>I4', #args[1]) .. args[1]
  while at <= #value do
    local size = parse('>I4', value, at + 1)
    local kind = sub(value, at, at)
    if identity(kind, sub(value, at + 5, at + 4 + size)) ~= dropped then
      left[#left + 1] = sub(value, at, at + 4 + size)
      if kind == 'a' then articles = articles + 1 end
    end
    at = at + 5 + size
  end
  if articles == 0 then redis.call('DEL', keys[1]) else redis.call('SET', keys[1], concat(left), 'KEEPTTL') end
  return articles
end

-- Names of groups, of which the first are kept at hand: to make one costs as much as to read it.
local fields = {}
local function field(group)
  local name = fields[group]
  if name then return name end
  name = string.format('%d', group)
  if group < 65536 then fields[group] = name end
  return name
end

-- Splits groups of a table until there are as many as wanted. held has, by field, those that were read, or written.
local function split(key, held, written, groups, power, wanted)
  local sub, byte, band, concat = string.sub, string.byte, bit.band, table.concat
  while groups < wanted do
    local from, to = field(groups - power), field(groups)
    local value = held[from] or redis.call('HGET', key, from) or ''
    local place, mask = 0, power
    while mask > 128 do place, mask = place + 1, mask / 256 end
    local stays, goes = {}, {}
    for at = 1, #value, 12 do
      local row = sub(value, at, at + 11)
      if band(byte(value, at + place), mask) == 0 then stays[#stays + 1] = row else goes[#goes + 1] = row end
    end
    held[from], held[to] = concat(stays), concat(goes)
    written[from], written[to] = true, true
    groups = groups + 1
    if groups == 2 * power then power = groups end
  end
end

local function probe(keys, args)
  local sub, byte, find, pack = string.sub, string.byte, string.find, struct.pack
  local key, most, rows, texts = keys[1], tonumber(args[2]), args[3], args[4]
  local count, groups = 0, 1
  local head = redis.call('HGET', key, 'n')
  if head then count, groups = struct.unpack('>I4I4', head) end
  local power = 1
  while 2 * power <= groups do power = 2 * power end
  local double, known = 2 * power, fields
  local asked, asked_count, field_of, held, written = {}, 0, {}, {}, {}
  for i = 1, #rows / 4 do
    local d, c, b, a = byte(rows, 4 * i - 3, 4 * i)
    local group = (((a * 256 + b) * 256 + c) * 256 + d) % double
    if group >= groups then group = group - power end
    local name = known[group] or field(group)
    field_of[i] = name
    if held[name] == nil then
      held[name] = false
      asked_count = asked_count + 1
      asked[asked_count] = name
    end
  end
  local values = redis.call('HMGET', key, unpack(asked))
  for i = 1, asked_count do held[asked[i]] = values[i] end
  local answers = {}
  for i = 1, #rows / 4 do
    local name = field_of[i]
    local value, row, text = held[name] or '', sub(rows, 4 * i - 3, 4 * i), sub(texts, 8 * i - 7, 8 * i)
    local others, first, own, size = nil, nil, false, 0
    local at = find(value, row, 1, true)
    while at do
      if at % 12 == 1 then
        local other = sub(value, at + 4, at + 11)
        first = first or at
        size = size + 1
        if other == text then own = true else others = others and others .. other or other end
        at = find(value, row, at + 12, true)
      else
        at = find(value, row, at + 1, true)
      end
    end
    if others then answers[#answers + 1] = pack('>I2I2', i - 1, #others / 8) .. others end
    if not own then
      if size >= most then
        value = sub(value, 1, first - 1) .. sub(value, first + 12)
        count = count - 1
      end
      held[name] = value .. row .. text
      written[name] = true
      count = count + 1
    end
  end
  if next(written) ~= nil then
    local wanted = math.max(groups, math.ceil(count / ${ROWS_OF_GROUP}))
    split(key, held, written, groups, power, wanted)
    local given = { 'n', pack('>I4I4', count, wanted) }
    for name in pairs(written) do
      given[#given + 1] = name
      given[#given + 1] = held[name]
    end
    redis.call('HSET', key, unpack(given))
    if args[1] ~= '0' then redis.call('PEXPIRE', key, args[1]) end
  end
  return table.concat(answers)
end

redis.register_function('${functionName('claim')}', claim)
redis.register_function('${functionName('append')}', append)
redis.register_function('${functionName('drop')}', drop)
redis.register_function('${functionName('probe')}', probe)
`
