package org.sunhall.casework;

/**
 * One thing the applicant is told to complete.
 *
 * @param what the material's key or the form field's JSON pointer
 * @param note what is missing or wrong with it, for the applicant
 */
public record MissingThing(String what, String note) {}
