export { findSpecimen, type Specimen, type SpecimenDocumentType, specimens } from "./catalogue.js";
export { drawSpecimen, type SpecimenDrawing, type SpecimenSide } from "./draw.js";
export type { SpecimenAddress, SpecimenDate } from "./people.js";
