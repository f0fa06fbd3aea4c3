package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.RejectionCode;

/** What holds for all bundles together. */
class ArchitectureTest {

    private static final String ROOT = "org.sunhall.";
    /** Exports classes of the JPA specification, which are not ours. */
    private static final String BORROWED = "jpa-api";

    private static final Set<String> MAY_PRINT = Set.of("shell", "demo");
    private static final Set<Class<?>> TIME = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class);

    private static House house;

    @BeforeAll
    static void enterTheHouse() {
        house = House.asBuilt();
    }

    @Test
    void everyBundleStandsOnAFloorAndHasItsRootPackage() {
        Set<String> found = new TreeSet<>();
        for (String bundle : house.bundles()) {
            found.add(bundle);
            String root = ROOT + bundle.replace('-', '.');
            if (!bundle.equals(BORROWED)) {
                assertThat(house.classes(bundle)).as(bundle).isNotEmpty().allSatisfy(one -> assertThat(
                                one.getPackageName())
                        .as(one.getFullName())
                        .matches(name -> name.equals(root) || name.startsWith(root + ".")));
            }
        }
        assertThat(found).isEqualTo(Floors.all());
    }

    @Test
    void importsGoDownAndNeverSidewaysUnlessThePlanSaysSo() {
        Set<String> edges = new TreeSet<>();
        Set<String> forbidden = new TreeSet<>();
        for (String bundle : house.bundles()) {
            for (JavaClass one : house.classes(bundle)) {
                for (Dependency use : one.getDirectDependenciesFromSelf()) {
                    house.bundleOf(use.getTargetClass().getBaseComponentType())
                            .filter(used -> !used.equals(bundle))
                            .ifPresent(used -> {
                                edges.add(bundle + " -> " + used);
                                if (!Floors.mayUse(bundle, used)) {
                                    forbidden.add(bundle + " -> " + used + ": " + use.getDescription());
                                }
                            });
                }
            }
        }
        assertThat(edges)
                .hasSizeGreaterThan(50)
                .contains("cases -> casework", "checker -> workflow", "casework -> clocks");
        assertThat(forbidden).isEmpty();
    }

    @Test
    void theFirstFloorKnowsNoDatabaseNoHttpAndNoOsgi() {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (String bundle : Floors.pure()) {
            for (JavaClass one : house.classes(bundle)) {
                seen++;
                for (Dependency use : one.getDirectDependenciesFromSelf()) {
                    String used = use.getTargetClass().getBaseComponentType().getPackageName();
                    if (used.matches(
                            "(javax\\.(sql|persistence)|java\\.sql|jakarta\\.|org\\.osgi\\.(framework|service)).*")) {
                        found.add(use.getDescription());
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(50);
        assertThat(found).isEmpty();
    }

    @Test
    void onlyTheSystemClockAsksTheMachineForTheTime() {
        List<String> found = new ArrayList<>();
        List<String> allowed = new ArrayList<>();
        for (String bundle : house.bundles()) {
            for (JavaClass one : house.classes(bundle)) {
                for (JavaAccess<?> access : one.getAccessesFromSelf()) {
                    if (asksForTheTime(access)) {
                        (one.getName().equals("org.sunhall.kernel.SystemClock") ? allowed : found)
                                .add(access.getDescription());
                    }
                }
            }
        }
        assertThat(allowed).as("the rule finds what it looks for").isNotEmpty();
        assertThat(found).isEmpty();
    }

    private static boolean asksForTheTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        String name = access.getName();
        boolean noArguments =
                access.getTarget() instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget unit
                        && unit.getRawParameterTypes().isEmpty();
        boolean now = name.equals("now")
                && noArguments
                && TIME.stream().anyMatch(type -> type.getName().equals(owner));
        boolean system = owner.equals(System.class.getName()) && name.equals("currentTimeMillis");
        boolean clock = owner.equals(Clock.class.getName()) && name.startsWith("system");
        boolean legacy = (owner.equals(Date.class.getName()) || owner.equals(GregorianCalendar.class.getName()))
                && name.equals("<init>")
                && noArguments;
        boolean calendar = owner.equals(java.util.Calendar.class.getName()) && name.equals("getInstance");
        return now || system || clock || legacy || calendar;
    }

    @Test
    void nobodyPrintsOrUsesAnotherLogger() {
        List<String> found = new ArrayList<>();
        Set<String> printing = new HashSet<>();
        for (String bundle : house.bundles()) {
            for (JavaClass one : house.classes(bundle)) {
                for (JavaAccess<?> access : one.getAccessesFromSelf()) {
                    String owner = access.getTargetOwner().getFullName();
                    // What limits the plug-ins' logging has to take part in it.
                    boolean borrowed =
                            bundle.equals(BORROWED) || one.getName().startsWith("org.sunhall.plugins.code.LogLimit");
                    boolean prints = owner.equals(System.class.getName())
                                    && (access.getName().equals("out")
                                            || access.getName().equals("err"))
                            || owner.equals(Throwable.class.getName())
                                    && access.getName().equals("printStackTrace")
                                    && !access.getDescription().contains(PrintStream.class.getName());
                    if (prints && MAY_PRINT.contains(bundle)) {
                        printing.add(bundle);
                    } else if (!borrowed && (prints || owner.startsWith("java.util.logging."))) {
                        found.add(access.getDescription());
                    }
                }
            }
        }
        assertThat(printing).as("the rule finds what it looks for").isEqualTo(MAY_PRINT);
        assertThat(found).isEmpty();
    }

    @Test
    void bundlesBehindAnApiExportNothingAndOthersNoInternals() {
        for (String bundle : List.of("catalog", "cases", "supervision", "disclosure", "shell", "demo")) {
            assertThat(house.header(bundle, "Export-Package")).as(bundle).isEmpty();
        }
        for (String bundle : house.bundles()) {
            assertThat(house.header(bundle, "Bundle-SymbolicName").replace('-', '.'))
                    .isEqualTo((ROOT + bundle).replace('-', '.'));
            assertThat(house.header(bundle, "Export-Package"))
                    .as(bundle)
                    .doesNotContain(".internal", ".store", ".application", ".web");
        }
        assertThat(house.header("kernel", "Export-Package")).contains("org.sunhall.kernel");
    }

    @Test
    void exportedPackagesHaveVersionsOfTheirOwn() {
        for (String bundle : house.bundles()) {
            String exports = house.header(bundle, "Export-Package");
            if (!exports.isEmpty() && !bundle.equals(BORROWED)) {
                assertThat(exports).as(bundle).contains("version=\"1.");
            }
        }
    }

    @Test
    void everyRefusalHasAnIdOfItsOwnAKindAndATitle() throws Exception {
        Set<String> ids = new HashSet<>();
        for (RejectionCode code : rejectionCodes()) {
            assertThat(code.id()).matches("[a-z]+(\\.[a-z]+)*\\.[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(ids.add(code.id())).as("twice: " + code.id()).isTrue();
            assertThat(code.kind()).as(code.id()).isNotNull();
            assertThat(code.title().zh()).as(code.id()).matches("(?s).*\\p{IsHan}.*");
            assertThat(code.title().en()).as(code.id()).isNotBlank();
        }
        assertThat(ids).hasSizeGreaterThan(60);
    }

    private static List<RejectionCode> rejectionCodes() throws Exception {
        List<RejectionCode> codes = new ArrayList<>();
        URL[] folders = house.allFolders().stream().map(ArchitectureTest::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(folders, RejectionCode.class.getClassLoader())) {
            for (String bundle : house.bundles()) {
                for (JavaClass one : house.classes(bundle)) {
                    if (one.isEnum() && one.isAssignableTo(RejectionCode.class)) {
                        for (Object constant : loader.loadClass(one.getName()).getEnumConstants()) {
                            codes.add((RejectionCode) constant);
                        }
                    }
                }
            }
        }
        return codes;
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
