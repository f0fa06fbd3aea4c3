package org.sunhall.plugin.api;

import java.time.LocalDate;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** What an automatic task may know of its case. Read-only; holds nothing of the platform's. */
@ProviderType
public interface TaskContext {

    /** Identifies this task; the same for every repetition of it. */
    String taskId();

    /** Id of the service task in the BPMN. */
    String step();

    /**
     * The applicant's form data: JSON objects as maps, arrays as lists, then strings, numbers, booleans and {@code null}.
     * Unmodifiable at every level.
     */
    Map<String, Object> form();

    /** Facts that earlier steps have added, in the same shape as {@link #form()}. */
    Map<String, Object> facts();

    /**
     * The number that the platform has allocated for this task from the gap-free series of its step, from 1. It stays the same
     * when the task is repeated.
     */
    long number();

    /** Division code of the jurisdiction (GB/T 2260): six digits, province, city, county. */
    String divisionCode();

    /** Today in the jurisdiction's time zone. */
    LocalDate today();
}
