export { findSpecimen, type Specimen, type SpecimenDocumentType, specimens } from "./catalogue.js";
export type { SpecimenAddress, SpecimenDate } from "./people.js";
