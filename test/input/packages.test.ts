import { expect, test, vi } from 'vitest'

vi.mock('hyparquet', () => {
  throw new Error('not installed')
})
vi.mock('chardet', () => {
  throw new Error('not installed')
})

test('one line installs every package of reading that is missing', async () => {
  const { needPackages } = await import('../../src/input/packages.js')
  const message =
    'a.parquet: Parquet needs the optional package hyparquet, which is not installed: npm install chardet@2 hyparquet@1'
  await expect(needPackages(['hyparquet'], 'a.parquet: Parquet')).rejects.toThrow(message)
  await expect(needPackages(['hyparquet-compressors'], 'a')).resolves.toBeUndefined()
})
