// Refusals of the base: settings, the database server, migrations, the calendar, backup.

import { refusals } from './problem.ts';

export const problems = refusals({
  'base.bad-database-url': {
    status: 500,
    zh: '环境变量 JINXIN_DATABASE 不是可用的地址：{reason}。应为 postgres://用户:口令@主机:端口/数据库；本机套接字写作 postgres:///数据库?host=/var/run/postgresql&user=用户。',
    en: 'JINXIN_DATABASE is not a usable address: {reason}. It should be postgres://user:password@host:port/database; for a local socket postgres:///database?host=/var/run/postgresql&user=name.',
  },
  'base.bad-data-folder': {
    status: 500,
    zh: '数据目录 {folder} 不能使用：{reason}。请用环境变量 JINXIN_DATA 指定一个可写的目录。',
    en: 'The data folder {folder} cannot be used: {reason}. Name a writable folder in JINXIN_DATA.',
  },
  'base.data-folder-in-use': {
    status: 409,
    zh: '数据目录 {folder} 正被另一个金信程序使用（进程 {pid}）。请先结束它，或用环境变量 JINXIN_DATA 另指一个目录。',
    en: 'The data folder {folder} is in use by another Jinxin program (process {pid}). End it first, or name another folder in JINXIN_DATA.',
  },
  'base.data-folder-not-owned': {
    status: 500,
    zh: '数据目录中的数据库 {folder} 属于另一个系统用户（uid {owner}），当前用户（uid {user}）不能启动它。请换用原来的用户，或以 root 身份改变其所有者。',
    en: 'The database in {folder} belongs to another system user (uid {owner}); the present user (uid {user}) cannot start it. Use the former user, or change its owner as root.',
  },
  'base.no-server-binaries': {
    status: 500,
    zh: '本机（{platform}）没有内置的 PostgreSQL 程序：{reason}。请重新执行 npm ci，或用环境变量 JINXIN_DATABASE 指定一台 PostgreSQL 服务器（15 或更新）。',
    en: 'There are no PostgreSQL programs for this machine ({platform}): {reason}. Run npm ci again, or name a PostgreSQL server (15 or newer) in JINXIN_DATABASE.',
  },
  'base.server-user-cannot-reach': {
    status: 500,
    zh: '以 root 运行时，数据库须以系统用户（uid {user}）启动，但该用户进不了 {folder}，本机又没有 setpriv。请安装 util-linux，或把程序和数据放到其他用户可进入的目录（不要放在 /root 等 0700 目录下），或改用普通用户运行。',
    en: 'Run by root, the database starts as system user (uid {user}), who cannot reach {folder}, and this machine has no setpriv. Install util-linux, or move program and data to a folder others may enter (not /root or another 0700 folder), or run as an ordinary user.',
  },
  'base.no-server-user': {
    status: 500,
    zh: 'PostgreSQL 不允许以 root 运行，而本机没有系统用户 postgres 或 nobody。请建立用户 postgres，或改用普通用户运行。',
    en: 'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody. Create the user postgres, or run as an ordinary user.',
  },
  'base.server-did-not-start': {
    status: 500,
    zh: '内置数据库没有启动（日志 {log}）：{reason}',
    en: 'The embedded database did not start (log {log}): {reason}',
  },
  'base.server-lost': {
    status: 500,
    zh: '与内置数据库的连接已中断。已提交的数据完好；请重新运行程序。',
    en: 'The connection with the embedded database was lost. What was committed is safe; run the program again.',
  },
  'base.server-unreachable': {
    status: 500,
    zh: '连接不上数据库服务器 {server}：{reason}',
    en: 'The database server {server} cannot be reached: {reason}',
  },
  'base.server-too-old': {
    status: 500,
    zh: '数据库服务器的版本是 {version}，需要 PostgreSQL 15 或更新。',
    en: 'The database server has version {version}; PostgreSQL 15 or newer is needed.',
  },
  'base.role-not-granted': {
    status: 500,
    zh: '数据库用户 {user} 不能建立或使用角色 jinxin_app、jinxin_reader、jinxin_outside：{reason}。请由管理员执行 create role jinxin_app login bypassrls; create role jinxin_reader login; create role jinxin_outside login; grant jinxin_reader, jinxin_outside to jinxin_app; grant jinxin_app to {user};',
    en: 'Database user {user} cannot create or use the roles jinxin_app, jinxin_reader and jinxin_outside: {reason}. Let an administrator run: create role jinxin_app login bypassrls; create role jinxin_reader login; create role jinxin_outside login; grant jinxin_reader, jinxin_outside to jinxin_app; grant jinxin_app to {user};',
  },
  'base.migration-changed': {
    status: 500,
    zh: '迁移文件 {file} 在执行之后被改动过。已执行的迁移不能修改：请恢复原文，另写一个新的迁移。',
    en: 'Migration {file} was changed after it had been applied. Restore its text and write a new migration.',
  },
  'base.migration-failed': {
    status: 500,
    zh: '迁移 {file} 第 {line} 行失败，数据库保持原样：{reason}',
    en: 'Migration {file} failed at line {line}; the database is as it was: {reason}',
  },
  'base.migration-misnamed': {
    status: 500,
    zh: '迁移文件 {file} 的名称不合规则或编号重复，应为“四位编号-室名-内容.sql”。',
    en: 'Migration {file} is misnamed or its number is taken; names are NNNN-room-what.sql.',
  },
  'base.migration-own-transaction': {
    status: 500,
    zh: '迁移文件 {file} 自行开始或结束事务。每个迁移由程序在一个事务中执行，请删去 begin、commit、rollback 等语句。',
    en: 'Migration {file} begins or ends a transaction. The program runs each migration in one transaction; remove begin, commit, rollback and the like.',
  },
  'base.database-newer': {
    status: 500,
    zh: '数据库由更新版本的程序建立（迁移 {number} {name} 不在本程序中）。请更新程序。',
    en: 'The database was made by a newer program (migration {number} {name} is unknown here). Update the program.',
  },
  'base.calendar-unknown-year': {
    status: 409,
    zh: '没有 {year} 年的节假日安排，不能计算工作日。请取得国务院办公厅关于 {year} 年部分节假日安排的通知，粘贴到工作台的“工作日历”页，或存成文件再执行 jinxin calendar load 文件。',
    en: 'The holidays of {year} are not known, so working days cannot be computed. Take the State Council notice for {year} and paste it on the page of working days, or save it and run: jinxin calendar load FILE.',
  },
  'base.calendar-not-readable': {
    status: 400,
    zh: '节假日安排文件 {file} 读不出来：{reason}',
    en: 'The calendar file {file} cannot be read: {reason}',
  },
  'base.backup-not-written': {
    status: 500,
    zh: '备份文件 {file} 没有写成：{reason}',
    en: 'The backup file {file} was not written: {reason}',
  },
  'base.backup-not-readable': {
    status: 400,
    zh: '{file} 不是可读的金信备份文件：{reason}',
    en: '{file} is not a readable Jinxin backup: {reason}',
  },
  'base.backup-damaged': {
    status: 400,
    zh: '备份文件 {file} 已损坏或被改动（{where}），没有恢复任何内容。',
    en: 'The backup file {file} is damaged or was altered ({where}); nothing was restored.',
  },
  'base.backup-newer': {
    status: 409,
    zh: '备份文件 {file} 由另一版本的程序写成（迁移 {number} {name} 与本程序不同）。请用不旧于它的程序恢复。',
    en: 'The backup file {file} was written by another program version (migration {number} {name} differs here). Restore it with a program at least as new.',
  },
  'base.restore-not-empty': {
    status: 409,
    zh: '只能恢复到空的数据库，而表 {table} 中已有数据。请用环境变量 JINXIN_DATA 指定一个新目录，或用 JINXIN_DATABASE 指定一个新数据库。',
    en: 'A backup is restored only into an empty database, and table {table} has data. Name a new folder in JINXIN_DATA or a new database in JINXIN_DATABASE.',
  },
  'base.sealed-by-another-key': {
    status: 500,
    zh: '数据是用另一把密钥封存的，打不开。请恢复原来的 JINXIN_SECRET 或数据目录中的 secret 文件；找不到时，由管理员停用有关账户的动态口令。',
    en: 'This was sealed by another key and cannot be opened. Restore the former JINXIN_SECRET or the file secret of the data folder; failing that, let an administrator turn off the one-time codes of the accounts concerned.',
  },
  'base.calendar-flawed': {
    status: 422,
    zh: '节假日安排有 {count} 处不对，没有载入：{first}',
    en: 'The calendar has {count} flaws and was not loaded: {first}',
  },
  'base.bad-setting': {
    status: 500,
    zh: '环境变量 {name} 的值“{found}”不能用：应为 {wanted}。全部设置见 docs/configuration.md。',
    en: 'The value "{found}" of {name} cannot be used: it should be {wanted}. All settings are in docs/configuration.md.',
  },
  'base.port-in-use': {
    status: 500,
    zh: '{host}:{port} 已被别的程序占用。请结束它，或用环境变量 JINXIN_PORT 指定另一个端口。',
    en: '{host}:{port} is taken by another program. End it, or name another port in JINXIN_PORT.',
  },
  'base.sign-in-failed': {
    status: 401,
    zh: '账户名或密码不对。连续五次不对，账户锁定十五分钟。',
    en: 'The name or the password is wrong. After five failures in a row the account is locked for fifteen minutes.',
  },
  'base.account-locked': {
    status: 429,
    zh: '密码连续五次不对，账户锁定到 {until}。',
    en: 'Five wrong passwords in a row: the account is locked until {until}.',
  },
  'base.not-signed-in': {
    status: 401,
    zh: '请先登录。',
    en: 'Sign in first.',
  },
  'base.not-permitted': {
    status: 403,
    zh: '您的角色没有这项权限（{permission}）。',
    en: 'Your role does not have this permission ({permission}).',
  },
  'base.csrf-missing': {
    status: 403,
    zh: '请求没有带上本次会话的校验值，没有执行。请刷新页面后重试。',
    en: 'The request does not carry the token of this session and was not carried out. Reload the page and try again.',
  },
  'base.other-origin': {
    status: 403,
    zh: '请求来自别的网站，没有执行。',
    en: 'The request comes from another site and was not carried out.',
  },
  'base.request-not-valid': {
    status: 400,
    zh: '请求的内容不合要求：{first}',
    en: 'The request is not valid: {first}',
  },
  'base.request-not-readable': {
    status: 400,
    zh: '请求读不出来：{reason}',
    en: 'The request cannot be read: {reason}',
  },
  'base.request-key-reused': {
    status: 422,
    zh: '这个 Idempotency-Key 已经用于另一个请求。每个请求请用新的值。',
    en: 'This Idempotency-Key was used for another request. Use a new value for each request.',
  },
  'base.too-many-requests': {
    status: 429,
    zh: '请求太多，请在 {seconds} 秒后再试。',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  'base.no-such-address': {
    status: 404,
    zh: '没有这个地址。',
    en: 'There is nothing at this address.',
  },
  'base.no-such-session': {
    status: 404,
    zh: '没有这个会话，或者它已经结束。',
    en: 'There is no such session, or it has ended.',
  },
  'base.proposal-open-already': {
    status: 409,
    zh: '这件事已经有一件待审批的申请（第 {proposal} 号，{name}提出）。请等它办结，或请提出人收回。',
    en: 'A proposal for this is waiting already (number {proposal}, by {name}). Wait for its decision, or let it be taken back.',
  },
  'base.no-such-proposal': {
    status: 404,
    zh: '没有第 {proposal} 号申请，或者它不在您的管辖范围内；在范围内的，提出人在“提请审批”里看得到谁能审批。',
    en: 'There is no proposal {proposal}, or it is beyond your reach; whoever made it sees there who can decide it.',
  },
  'base.proposal-own': {
    status: 403,
    zh: '这件申请是您自己提出的，须由另一人审批；可以审批的：{others}。',
    en: 'You proposed this yourself; somebody else must decide it. Those who can: {others}.',
  },
  'base.proposal-not-own': {
    status: 403,
    zh: '这件申请不是您提出的，只有提出人可以收回。',
    en: 'You did not propose this; only whoever did may take it back.',
  },
  'base.proposal-closed': {
    status: 409,
    zh: '第 {proposal} 号申请已经办结，不能再办。',
    en: 'Proposal {proposal} is closed already.',
  },
  'base.proposal-expired': {
    status: 409,
    zh: '第 {proposal} 号申请已过期（到 {day}），没有执行。仍然需要的，请重新提出。',
    en: 'Proposal {proposal} expired on {day} and was not carried out. Propose it anew if it is still wanted.',
  },
  'base.account-not-locked': {
    status: 409,
    zh: '这个账户没有锁定（或已自行解锁），不用解锁。',
    en: 'This account is not locked, or no longer so.',
  },
  'base.account-own': {
    status: 403,
    zh: '自己的账户由别人解锁。',
    en: 'Somebody else must see to your own account.',
  },
  'base.failed': {
    status: 500,
    zh: '系统出错，没有执行。已记入日志，编号 {request}。',
    en: 'Something failed and nothing was done. It is in the log as {request}.',
  },
  'base.file-not-sent': {
    status: 400,
    zh: '请求里没有文件；文件以表单（multipart/form-data）的 file 一项发送。',
    en: 'No file was sent; send it as the field "file" of a form (multipart/form-data).',
  },
  'base.file-too-large': {
    status: 413,
    zh: '文件超过 {most} MB，没有收下。请拆成几个文件，或由管理员用命令行导入（jinxin import）。',
    en: 'The file is larger than {most} MB and was not taken. Split it, or let an administrator import it by the command line (jinxin import).',
  },
});
