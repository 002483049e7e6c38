import { LEAST_GROUPS, ROW_BYTES } from './bucket-rows.js'
import { IS_NEW } from './records.js'

/** Raised whenever a worker of the version before could not work beside one of this. Stands in the names of functions and keys. */
export const SHARED_VERSION = 5

export const LIBRARY = `doppelwire_${SHARED_VERSION}`

/** The name that a server knows a function by. */
export function functionName(name: 'claim' | 'append' | 'probe' | 'drop'): string {
  return `${LIBRARY}_${name}`
}

/** A group of buckets has so many rows on average. More cost processor time, fewer memory: 60 bytes a group. */
const ROWS_OF_GROUP = 16

/*
 * What runs in the server. Every function touches the keys of one virtual shard alone, which it is told by name, so that a cluster
 * can move shards. Each can be called again with the same arguments, and changes nothing then. Each takes a batch, because to call one
 * costs as much as three commands within it.
 *
 * claim   KEYS the key of an id      ARGV milliseconds to live (0 for ever), the text that it wants     gives the text that it has
 * append  KEYS the keys of texts    ARGV milliseconds, then of each where its state stands (0 where that is not known), the bits of
 *                                   the state to set, and records to add
 *                                   gives the state and records that it has now; empty for a text that has left
 * drop    KEYS the key of a text    ARGV the bytes of an id   takes its record out, and the text with the last    gives how many records of articles are left
 * probe   KEYS a table of buckets   ARGV milliseconds, most texts of a bucket, the turn of the insertion and how many of the 16 a row
 *                                   lives (0 and 0 for ever), rows, by row the bits of its number that it does not hold (1 byte)
 *                                   gives how many groups there are now (4 bytes); then of buckets with other texts: the place of the row from 0 and how
 *                                   many (2 bytes each), then the texts with their stamps. Every bucket inserts before it is read
 *
 * A text and its records stand in src/store/shared/records.ts, a row in src/store/shared/bucket-rows.ts. A table of buckets is one hash, of which the fields are groups of rows in the order of their insertion; who only
 * reads them needs no function. It grows by linear hashing: of n groups, from the largest power of two p up to 2p, the first n - p are split. The field n holds how many rows and
 * groups there are. Rows that are too old leave when their group is written to.
 */
export const SOURCE = `#!lua name=${LIBRARY}
local function set(key, value, lifetime)
  if lifetime == '0' then redis.call('SET', key, value) else redis.call('SET', key, value, 'PX', lifetime) end
end

-- An id that was removed a moment ago has an empty text.
local function claim(keys, args)
  local held = redis.call('GET', keys[1])
  if held and held ~= '' then return held end
  set(keys[1], args[2], args[1])
  return args[2]
end

-- What one record of a text stands for, of which it has one at most.
local function identity(kind, payload)
  local sub = string.sub
  if kind == 'a' then return 'a' .. sub(payload, 1, 4 + struct.unpack('>I4', payload)) end
  if kind == 'p' then return 'p' .. sub(payload, 1, 8) end
  return kind
end

-- By its state, the first byte.
local function is_new(records)
  return string.byte(records) >= ${IS_NEW}
end

-- Of the records that are given, those that a text does not have.
local function additions(records, more)
  local sub, parse, concat = string.sub, struct.unpack, table.concat
  local known, added, at = { e = is_new(records) }, {}, 2
  while at <= #records do
    local size = parse('>I4', records, at + 1)
    known[identity(sub(records, at, at), sub(records, at + 5, at + 4 + size))] = true
    at = at + 5 + size
  end
  at = 1
  while at <= #more do
    local size = parse('>I4', more, at + 1)
    local identified = identity(sub(more, at, at), sub(more, at + 5, at + 4 + size))
    if not known[identified] then
      known[identified] = true
      added[#added + 1] = sub(more, at, at + 4 + size)
    end
    at = at + 5 + size
  end
  return concat(added)
end

-- Whether a text has nothing but articles: no pairs, and no record of what it was decided to be.
local function is_alone(records)
  local at = 2
  while at <= #records do
    if string.sub(records, at, at) ~= 'a' then return false end
    at = at + 5 + struct.unpack('>I4', records, at + 1)
  end
  return true
end

local function append(keys, args)
  local char, answers = string.char, {}
  for i, key in ipairs(keys) do
    local start, bits, more = tonumber(args[3 * i - 1]), tonumber(args[3 * i]), args[3 * i + 1]
    if start == 0 then
      local head = redis.call('GETRANGE', key, 0, 3)
      if head ~= '' then start = 4 + struct.unpack('>I4', head) end
    end
    local records = start == 0 and '' or redis.call('GETRANGE', key, start, -1)
    if records ~= '' then
      local added = more == '' and more or additions(records, more)
      local state = string.byte(records)
      if bits >= ${IS_NEW} and not is_alone(records .. added) then bits = bits - ${IS_NEW} end
      local after = char(bit.bor(state, bits))
      if added ~= '' then
        -- Appended to, a string would take twice its memory.
        local value = redis.call('GETRANGE', key, 0, start - 1)
        records = after .. string.sub(records, 2) .. added
        set(key, value .. records, args[1])
      elseif after ~= char(state) then
        redis.call('SETRANGE', key, start, after)
        records = after .. string.sub(records, 2)
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
  local start = 6 + parse('>I4', value)
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
local function split(key, held, groups, power, wanted)
  local sub, byte, band, concat = string.sub, string.byte, bit.band, table.concat
  while groups < wanted do
    local from, to = field(groups - power), field(groups)
    local value = held[from] or redis.call('HGET', key, from) or ''
    local place, mask = 0, power / ${LEAST_GROUPS}
    while mask > 128 do place, mask = place + 1, mask / 256 end
    local stays, goes = {}, {}
    for at = 1, #value, ${ROW_BYTES} do
      local row = sub(value, at, at + ${ROW_BYTES - 1})
      if band(byte(value, at + place), mask) == 0 then stays[#stays + 1] = row else goes[#goes + 1] = row end
    end
    held[from], held[to] = concat(stays), concat(goes)
    groups = groups + 1
    if groups == 2 * power then power = groups end
  end
end

-- Whether a row is too old. One of 15 turns ago is of the next turn, by a clock that is a little ahead.
local function is_old(stamped, turn, lifetime)
  local age = (turn - stamped) % 16
  return age > lifetime and age < 15
end

-- Takes rows out that are too old. They stand in the order of insertion.
local function without_old(value, turn, lifetime)
  local byte, old = string.byte, 0
  while old < #value and is_old(byte(value, old + ${ROW_BYTES}), turn, lifetime) do old = old + ${ROW_BYTES} end
  return old == 0 and value or string.sub(value, old + 1), old / ${ROW_BYTES}
end

local function probe(keys, args)
  local sub, byte, find, pack = string.sub, string.byte, string.find, struct.pack
  local key, most, turn, lifetime = keys[1], tonumber(args[2]), tonumber(args[3]), tonumber(args[4])
  local rows, lows = args[5], args[6]
  local head = redis.call('HGET', key, 'n')
  local count, groups, power = 0, ${LEAST_GROUPS}, ${LEAST_GROUPS}
  if head then count, groups = struct.unpack('>I4I4', head) end
  while 2 * power <= groups do power = 2 * power end
  local names = {}
  for i = 1, #lows do
    local start = ${ROW_BYTES} * (i - 1)
    local one, two, three = byte(rows, start + 1, start + 3)
    local group = (${LEAST_GROUPS} * (one + 256 * two + 65536 * three) + byte(lows, i)) % (2 * power)
    if group >= groups then group = group - power end
    names[i] = fields[group] or field(group)
  end
  local values = redis.call('HMGET', key, unpack(names))
  local held, answers = {}, {}
  for i, name in ipairs(names) do
    local value = held[name] or values[i] or ''
    local row = sub(rows, ${ROW_BYTES} * (i - 1) + 1, ${ROW_BYTES} * i)
    local bucket = sub(row, 1, 3)
    local at = find(value, bucket, 1, true)
    local own, others, oldest, size = false, nil, nil, 0
    if at then
      local text = sub(row, 4, 11)
      repeat
        if at % ${ROW_BYTES} == 1 then
          oldest, size = oldest or at, size + 1
          if sub(value, at + 3, at + 10) == text then own = true
          else others = (others or '') .. sub(value, at + 3, at + ${ROW_BYTES - 1}) end
          at = find(value, bucket, at + ${ROW_BYTES}, true)
        else
          at = find(value, bucket, at + 1, true)
        end
      until not at
      if others then answers[#answers + 1] = pack('>I2I2', i - 1, #others / ${ROW_BYTES - 3}) .. others end
    end
    if not own then
      if size >= most then
        value = sub(value, 1, oldest - 1) .. sub(value, oldest + ${ROW_BYTES})
        count = count - 1
      end
      if lifetime > 0 and value ~= '' and is_old(byte(value, ${ROW_BYTES}), turn, lifetime) then
        local old
        value, old = without_old(value, turn, lifetime)
        count = count - old
      end
      held[name] = value .. row
      count = count + 1
    end
  end
  if next(held) ~= nil then
    local wanted = math.max(groups, math.ceil(count / ${ROWS_OF_GROUP}))
    split(key, held, groups, power, wanted)
    groups = wanted
    local given, size = { 'n', pack('>I4I4', count, wanted) }, 2
    for name, value in pairs(held) do
      given[size + 1], given[size + 2] = name, value
      size = size + 2
    end
    redis.call('HSET', key, unpack(given))
    if args[1] ~= '0' then redis.call('PEXPIRE', key, args[1]) end
  end
  return pack('>I4', groups) .. table.concat(answers)
end

redis.register_function('${functionName('claim')}', claim)
redis.register_function('${functionName('append')}', append)
redis.register_function('${functionName('drop')}', drop)
redis.register_function('${functionName('probe')}', probe)
`
