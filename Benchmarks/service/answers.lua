-- Load for wrk: programs that answer for units which were assigned before, each answer another than
-- the one before it, so that every one of them has to be stored.
local token = os.getenv("VIGNETTE_TOKEN")
local units = tonumber(os.getenv("VIGNETTE_UNITS") or "5000")
local options = { "carry-out", "not-carry-out", "resign", "something-else" }
local thread = 0

function setup(thread_)
  thread_:set("id", thread)
  thread = thread + 1
end

function init()
  math.randomseed(id + 1)
  counter = 0
  headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
end

function request()
  counter = counter + 1
  local unit = math.random(units)
  -- The option changes with the counter, so the same unit rarely gets the same answer again.
  local option = options[(counter + unit) % 4 + 1]
  return wrk.format("PUT", "/v1/studies/civil-servants/assignments/u" .. unit .. "/answers/advice1",
    headers, '{"option":"' .. option .. '"}')
end
