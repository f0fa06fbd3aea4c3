package org.sunhall.checker.internal;

import java.util.Set;
import java.util.regex.Pattern;
import org.sunhall.kernel.Text;

/** Which files may be where in a plug-in: what the checker does not know, it does not let in. */
public final class PlaceRules {

    private static final Pattern META = Pattern.compile(
            "META-INF/(MANIFEST\\.MF|maven/.+|(LICENSE|NOTICE|DEPENDENCIES)(\\.[a-z]+)?|[A-Za-z0-9_-]+\\.(SF|RSA|EC|DSA))");
    private static final Pattern DESCRIPTOR = Pattern.compile("OSGI-INF/[A-Za-z0-9_.$-]+\\.xml");
    private static final Pattern DATA = Pattern.compile(
            "SUNHALL-INF/(plugin\\.json"
                    + "|items/[^/]+\\.json|workflows/[^/]+\\.bpmn|forms/[^/]+\\.json|documents/[^/]+\\.html"
                    + "|materials/[^/]+\\.(pdf|jpg|jpeg|png|docx|xlsx)|samples/[^/]+\\.json|discretion/[^/]+\\.json|migration/[^/]+\\.json|i18n/[^/]+\\.properties)");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_$/-]+(\\.class|\\.properties|\\.txt)");
    private static final Set<String> ROOTS = Set.of("META-INF/", "OSGI-INF/", "SUNHALL-INF/");

    private PlaceRules() {}

    /** Checks one path. */
    public static void check(String path, Findings findings) {
        boolean known = META.matcher(path).matches()
                || DESCRIPTOR.matcher(path).matches()
                || DATA.matcher(path).matches()
                || ROOTS.stream().noneMatch(path::startsWith)
                        && CODE.matcher(path).matches();
        if (!known) {
            findings.add(
                    path,
                    "",
                    "jar.place",
                    Text.of("插件中不应有此文件。", "A plug-in has no such file."),
                    Text.of("请删除,或按约定放入SUNHALL-INF下的目录。", "Remove it, or put it where it belongs under SUNHALL-INF."));
        }
    }
}
