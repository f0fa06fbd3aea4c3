package org.sunhall.forms;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.sunhall.kernel.CitizenId;
import org.sunhall.kernel.CreditCode;

/** The formats that are checked: those of JSON Schema that a form can need, and ours. */
final class CustomFormats {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern FIXED_LINE = Pattern.compile("0[0-9]{2,3}-?[2-9][0-9]{6,7}(-[0-9]{1,6})?");
    private static final Pattern POSTCODE = Pattern.compile("[0-9]{6}");
    private static final Pattern UPLOAD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:\\-]{0,119}");
    /** First two digits: 11–15, 21–23, 31–37, 41–46, 50–54, 61–65, 71, 81, 82 (GB/T 2260). */
    private static final Pattern DIVISION =
            Pattern.compile("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|81|82)[0-9]{4}");

    static final List<Format> OURS = List.of(
            new Named("credit-code", CreditCode::isValid),
            new Named("citizen-id", CitizenId::isValid),
            new Named("mobile-cn", MOBILE.asMatchPredicate()),
            new Named("phone-cn", MOBILE.asMatchPredicate().or(FIXED_LINE.asMatchPredicate())),
            new Named("postcode-cn", POSTCODE.asMatchPredicate()),
            new Named("division", DIVISION.asMatchPredicate()),
            new Named("upload", UPLOAD.asMatchPredicate()));

    static final Set<String> KNOWN = Set.of(
            "date",
            "date-time",
            "time",
            "email",
            "uri",
            "uuid",
            "credit-code",
            "citizen-id",
            "mobile-cn",
            "phone-cn",
            "postcode-cn",
            "division",
            "upload");

    private CustomFormats() {}

    private record Named(String getName, Predicate<String> test) implements Format {
        @Override
        public boolean matches(ExecutionContext context, String value) {
            return test.test(value);
        }
    }
}
