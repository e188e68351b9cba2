// What the dual-publicity form cannot say by its columns alone about a penalty.

import type { Fields } from '../ledger/record.ts';

// The form has no kind for the business licence: 吊销许可证件 with the licence as its object. What stands in brackets only
// describes another certificate.
const BUSINESS_LICENCE = /^[《“"]?[^（(]*营业执照/;

/**
 * A penalty with 吊销许可证件 turned into 吊销营业执照 where the certificate revoked is the business licence.
 * @basis 行政处罚法 article 9; the rulebooks hold a revoked business licence apart from other permits
 */
export function withLicenceNamed(fields: Fields): Fields {
  const certificates = String(fields.certificate ?? '').split(/[;；、,，\n]/);
  if (!certificates.some((one) => BUSINESS_LICENCE.test(one.trim()))) return fields;
  const measures = (fields.measures as Fields[]).map((measure) =>
    measure.kind === 'permit-revoked' ? { ...measure, kind: 'licence-revoked' } : measure,
  );
  return { ...fields, measures };
}
