package org.sunhall.documents;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Number series without gaps: a number exists when its transaction commits, and every number is issued or voided with a reason. All methods
 * work inside the caller's transaction and throw {@link IllegalStateException} outside one.
 */
@ProviderType
public interface NumberSeries {

    /**
     * The next number of a series, from 1. Others who want the same series wait until this transaction ends.
     *
     * @param series name of the series, 1 to 300 characters; normally with the issuer and the year in it
     */
    long next(String series);

    /**
     * Declares a number void, once.
     *
     * @throws IllegalArgumentException when the number was never given, is void already, or the reason is blank
     */
    void voidNumber(String series, long number, String reason);

    /** The highest number given; 0 when none. */
    long last(String series);

    /** The numbers declared void, in order. */
    List<VoidNumber> voided(String series);

    /**
     * A number that counts for nothing.
     *
     * @param number the number
     * @param reason why
     */
    record VoidNumber(long number, String reason) {}
}
