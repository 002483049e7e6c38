import { createConnection, createServer, type Socket } from 'node:net'

export interface LossyProxy {
  readonly port: number
  /** Answers that passed so far, counted from when `lose` was last called. */
  readonly answers: number
  /** What happens to the answer of this number, of which the server did the work: the connection is cut, or an error stands in its place. */
  lose(answer: number, how: 'cut' | 'error'): void
  stop(): Promise<void>
}

/** Stands between a worker and a server, and loses answers. */
export async function startProxy(target: number): Promise<LossyProxy> {
  let answers = 0
  let losing: { readonly answer: number; readonly how: 'cut' | 'error' } | undefined
  const sockets = new Set<Socket>()
  const server = createServer((worker) => {
    const behind = createConnection(target, '127.0.0.1')
    let rest = Buffer.alloc(0)
    for (const socket of [worker, behind]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        worker.destroy()
        behind.destroy()
      })
    }
    worker.on('data', (data: Buffer) => behind.write(data))
    behind.on('data', (data: Buffer) => {
      rest = Buffer.concat([rest, data])
      for (let end = endOfReply(rest, 0); end !== undefined; end = endOfReply(rest, 0)) {
        const reply = rest.subarray(0, end)
        rest = rest.subarray(end)
        if (answers++ !== losing?.answer) worker.write(reply)
        else if (losing.how === 'error') worker.write('-ERR lost\r\n')
        else worker.destroy()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    get answers() {
      return answers
    },
    lose: (answer, how) => {
      answers = 0
      losing = { answer, how }
    },
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Where a reply of the protocol ends; undefined while it is not whole. */
function endOfReply(bytes: Buffer, from: number): number | undefined {
  const line = bytes.indexOf('\r\n', from)
  if (line < 0) return undefined
  const size = Number(bytes.toString('latin1', from + 1, line))
  let end: number | undefined = line + 2
  switch (String.fromCharCode(bytes[from]!)) {
    case '$':
      if (size >= 0) end += size + 2
      return end <= bytes.length ? end : undefined
    case '*':
      for (let i = 0; i < size && end !== undefined; i++) end = endOfReply(bytes, end)
      return end
    default:
      return end
  }
}
