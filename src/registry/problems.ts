// The refusals and warnings of the registry; a warning carries status 200 because the row is taken all the same.
import { refusals } from '../base/problem.ts';

export const problems = refusals({
  'registry.uscc-charset': {
    status: 422,
    zh: '统一社会信用代码“{code}”第 {position} 位“{character}”不在代码字符集内（数字和大写字母，不用 I、O、S、V、Z）；请对照营业执照核对',
    en: 'credit code "{code}": character {position} "{character}" is not in the code set (digits and capitals without I, O, S, V, Z); compare it with the licence',
  },
  'registry.uscc-length': {
    status: 422,
    zh: '统一社会信用代码“{code}”有 {length} 位，应为 18 位；若是旧注册号，请填入“注册号”一栏',
    en: 'credit code "{code}" has {length} characters instead of 18; an old registration number belongs in its own column',
  },
  'registry.uscc-check-digit': {
    status: 422,
    zh: '统一社会信用代码“{code}”的校验位不符（GB 32100），至少有一位写错；请对照营业执照核对',
    en: 'credit code "{code}" fails its check digit (GB 32100): at least one character is wrong; compare it with the licence',
  },
  'registry.uscc-inner-digit': {
    status: 200,
    zh: '提示：统一社会信用代码“{code}”中主体标识码的校验位不符（GB 11714），代码已采用，请核对',
    en: 'note: the organisation code inside credit code "{code}" fails its own check digit (GB 11714); the code was taken, please verify',
  },
  'registry.name-required': {
    status: 422,
    zh: '缺少名称',
    en: 'the name is missing',
  },
  'registry.kind-required': {
    status: 422,
    zh: '“{name}”是新主体，缺少主体类型（企业、个体工商户、农民专业合作社等）',
    en: '"{name}" is new here and has no kind (enterprise, individual business, cooperative …)',
  },
  'registry.identifier-required': {
    status: 422,
    zh: '没有任何标识（名称“{name}”）：统一社会信用代码、注册号或外部编号至少填一项',
    en: 'no identifier (name "{name}"): give a credit code, a registration number or a foreign number',
  },
  'registry.identifier-name-mismatch': {
    status: 409,
    zh: '{scheme}“{value}”已登记在“{known}”名下，与本行名称“{name}”不同，不予合并；若是更名，请在“曾用名”中填写原名称，若是编号写错，请更正',
    en: '{scheme} "{value}" is registered for "{known}", not "{name}"; nothing was merged: give the earlier name as a former name if it was renamed, or correct the number',
  },
  'registry.identifier-ambiguous': {
    status: 409,
    zh: '{scheme}“{value}”与名称“{name}”同时对应 {entities}，无法确定是哪一个；请填写统一社会信用代码',
    en: '{scheme} "{value}" with the name "{name}" fits {entities}; give the credit code to tell them apart',
  },
  'registry.code-ambiguous': {
    status: 409,
    zh: '“{code}”对应不止一个主体：{entities}；请用其中的编号再查',
    en: '"{code}" belongs to more than one entity: {entities}; ask again with one of these ids',
  },
  'registry.uscc-mismatch': {
    status: 409,
    zh: '“{name}”（{scheme}“{value}”）登记的统一社会信用代码是 {known}，不是 {code}；请核对',
    en: '"{name}" ({scheme} "{value}") is registered with credit code {known}, not {code}; please verify',
  },
  'registry.uscc-name-differs': {
    status: 200,
    zh: '提示：{code} 登记的名称是“{known}”，本行写的是“{name}”，已按代码归入',
    en: 'note: {code} is registered as "{known}", this row says "{name}"; it was matched by the code',
  },
  'registry.unknown-entity': {
    status: 404,
    zh: '登记库中没有 {code}；请先导入该主体（市场主体的登记信息），再导入本行',
    en: '{code} is not in the register; import the entity first, then this row',
  },
  'registry.no-such-entity': {
    status: 404,
    zh: '登记库中没有 {code}，或者它不在可以查看的辖区内；不清楚代码时，按名称、拼音或首字母查找',
    en: '{code} is not in the register, or lies beyond what may be seen; look by name, pinyin or initials when the code is not known',
  },
  'registry.no-such-view': {
    status: 404,
    zh: '没有这个视图，或者它没有共享给您：{id}',
    en: 'there is no such view, or it is not shared with you: {id}',
  },
  'registry.too-many-views': {
    status: 409,
    zh: '每个账户最多保存 {most} 个视图；请先删除不用的',
    en: 'an account keeps at most {most} views; remove some first',
  },
  'registry.unknown-word': {
    status: 422,
    zh: '{attribute}“{value}”不在可用的值之内：{allowed}',
    en: '{attribute} "{value}" is none of the allowed values: {allowed}',
  },
  'registry.attribute-invalid': {
    status: 422,
    zh: '{attribute}“{value}”不符合要求：应为{expected}',
    en: '{attribute} "{value}" is not valid: expected {expected}',
  },
  'registry.effective-day-ahead': {
    status: 422,
    zh: '变更生效日 {day} 晚于登记当日 {today}；请在生效后登记',
    en: 'the change takes effect on {day}, after the recording day {today}; record it once it is in effect',
  },
  'registry.relation-invalid': {
    status: 422,
    zh: '关系记录不完整：{reason}',
    en: 'the relation is not complete: {reason}',
  },
});
