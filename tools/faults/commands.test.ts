import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { before, suite, test } from 'node:test'
import { type Ran, run, runNode } from '../child.ts'
import { ROOT } from '../paths.ts'
import { sentence, Trouble } from '../trouble.ts'
import { closedPort, emptyFolder, takenPort } from './sandbox.ts'

const RUN = join(ROOT, 'tools/bootstrap/run.mjs')

function assertOneSentence(ran: Ran, pattern: RegExp): void {
  assert.equal(ran.code, 1, ran.output)
  const lines = ran.output.trim().split('\n')
  assert.match(lines.at(-1) ?? '', pattern)
  assert.ok(
    lines.every((line) => line.startsWith('essaim: ')),
    ran.output,
  )
}

test('a port that is taken is said before anything else, and what helps', async () => {
  const port = await takenPort()
  const ran = await runNode([join(ROOT, 'tools/start.ts')], { env: { PORT: String(port) } })
  assertOneSentence(ran, new RegExp(`port ${port} is taken.*PORT=${port + 1} npm start`))
})

test('a PORT that is no number is said', async () => {
  const ran = await runNode([join(ROOT, 'tools/start.ts')], { env: { PORT: 'nope' } })
  assertOneSentence(ran, /PORT is "nope"/)
})

test('a word that npm start does not know is said', async () => {
  const ran = await runNode([join(ROOT, 'tools/start.ts'), '--clasroom'])
  assertOneSentence(ran, /knows no "--clasroom"; npm start -- --classroom/)
})

test('a missing Python is said before anything is written', async () => {
  const cache = emptyFolder()
  const env = { PATH: emptyFolder(), ESSAIM_CACHE: cache, PYTHON: undefined }
  assertOneSentence(await runNode([RUN, 'start'], { env }), /Python was not found; .*PYTHON/)
  assert.deepEqual(readdirSync(cache), [])
})

test('a Python without pip is said', { skip: process.platform === 'win32' }, async () => {
  const python = join(emptyFolder(), 'python3')
  writeFileSync(python, '#!/bin/sh\necho True False\n', { mode: 0o755 })
  const env = { ESSAIM_CACHE: emptyFolder(), PYTHON: python }
  assertOneSentence(await runNode([RUN, 'start'], { env }), /Python has no pip/)
})

test('a Node that is too old is said', async () => {
  const older = 'Object.defineProperty(process, "versions", { value: { node: "18.20.0" } })'
  const ran = await runNode(['--import', `data:text/javascript,${older}`, RUN, 'start'])
  assertOneSentence(ran, /Node 20 or newer is needed/)
})

test('a command that does not exist is said', async () => {
  assertOneSentence(await runNode([RUN, '../start']), /there is no command named/)
})

test('a full disk is said as what it is', () => {
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
  assert.match(sentence(full), /^the disk is full/)
  assert.equal(sentence(new Trouble('a sentence')), 'a sentence')
})

suite('installing the npm packages', () => {
  const clone = emptyFolder()
  const modules = join(clone, 'node_modules')
  const stamp = join(modules, '.essaim-installed')

  /** A clone whose lock names one package, which has to come from `registry`. */
  function writeLock(resolved: Readonly<Record<string, unknown>>): void {
    const dependencies = { leaf: String(resolved.specifier) }
    const about = { name: 'clone', version: '1.0.0', dependencies }
    const packages = { '': about, ...(resolved.packages as object) }
    writeFileSync(join(clone, 'package.json'), JSON.stringify(about))
    const lock = { name: 'clone', version: '1.0.0', lockfileVersion: 3, packages }
    writeFileSync(join(clone, 'package-lock.json'), JSON.stringify(lock))
  }

  async function start(env: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const cache = emptyFolder()
    const wheels = { ESSAIM_CACHE: cache, npm_config_cache: cache, PYTHON: 'true' }
    return run(process.execPath, [join(clone, 'tools/bootstrap/run.mjs'), 'hello'], {
      cwd: clone,
      env: { ...wheels, ...env },
    })
  }

  before(() => {
    cpSync(dirname(RUN), join(clone, 'tools/bootstrap'), { recursive: true })
    mkdirSync(join(clone, 'tools/vendor'))
    writeFileSync(join(clone, 'tools/vendor/lock.json'), '{"files": []}')
    writeFileSync(join(clone, 'tools/hello.ts'), 'console.log("hello")\n')
    mkdirSync(join(clone, 'leaf'))
    writeFileSync(join(clone, 'leaf/package.json'), '{"name": "leaf", "version": "1.0.0"}')
  })

  test('without a network is one sentence, and leaves no stamp', async () => {
    writeLock({
      specifier: '1.0.0',
      packages: { 'node_modules/leaf': { version: '1.0.0', integrity: 'sha512-AAAA' } },
    })
    const registry = `http://127.0.0.1:${await closedPort()}/`
    const ran = await start({ npm_config_registry: registry })
    assertOneSentence(ran, /npm registry cannot be reached/)
    assert.ok(!existsSync(stamp))
  })

  test('runs the command afterwards, and is not repeated', async () => {
    writeLock({
      specifier: 'file:leaf',
      packages: {
        leaf: { version: '1.0.0' },
        'node_modules/leaf': { resolved: 'leaf', link: true },
      },
    })
    const first = await start()
    assert.match(first.output, /installing the npm packages/)
    assert.match(first.output, /hello/)
    assert.equal(first.code, 0, first.output)
    const second = await start()
    assert.equal(second.output, 'hello\n')
  })

  test('is repeated after an install that was interrupted', async () => {
    const whole = readFileSync(stamp, 'utf8')
    writeFileSync(stamp, whole.slice(0, 10))
    writeFileSync(join(modules, '.package-lock.json'), '{"packa')
    const ran = await start()
    assert.match(ran.output, /installing the npm packages/)
    assert.equal(ran.code, 0, ran.output)
    assert.equal(readFileSync(stamp, 'utf8'), whole)
  })
})
