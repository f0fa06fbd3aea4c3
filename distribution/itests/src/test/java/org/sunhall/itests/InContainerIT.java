package org.sunhall.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.util.tracker.ServiceTracker;
import org.sunhall.documents.NumberSeries;
import org.sunhall.identity.Directory;
import org.sunhall.ledger.Ledger;
import org.sunhall.persistence.Transactions;

/** Inside the running distribution: every bundle is active, every use case is a service, one commit covers two bundles. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class InContainerIT {

    private static final long PATIENCE_MILLIS = 120_000;
    private static final List<String> SERVICES = List.of(
            "java.time.Clock",
            "org.sunhall.persistence.Transactions",
            "org.sunhall.ledger.Ledger",
            "org.sunhall.identity.Directory",
            "org.sunhall.identity.DirectoryAdmin",
            "org.sunhall.identity.SignIn",
            "org.sunhall.documents.PaperRegister",
            "org.sunhall.documents.NumberSeries",
            "org.sunhall.documents.SupervisionCodes",
            "org.sunhall.plugins.Plugins",
            "org.sunhall.catalog.api.Catalog",
            "org.sunhall.cases.api.CaseIntake",
            "org.sunhall.cases.api.CaseHandling",
            "org.sunhall.cases.api.Cases",
            "org.sunhall.supervision.api.Supervision",
            "org.sunhall.disclosure.api.Disclosure");

    @Inject
    private BundleContext context;

    @Inject
    private Transactions transactions;

    @Inject
    private NumberSeries numbers;

    @Inject
    private Ledger ledger;

    @Inject
    private Directory directory;

    @Configuration
    public Option[] distribution() {
        return Exam.inside(Workplace.root().resolve("distribution/itests/target/exam-inside"), Wiring.derby());
    }

    @Test
    public void everyUseCaseIsAService() throws InterruptedException {
        for (String service : SERVICES) {
            ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, service, null);
            tracker.open();
            try {
                assertNotNull(service, tracker.waitForService(PATIENCE_MILLIS));
            } finally {
                tracker.close();
            }
        }
    }

    @Test
    public void everyBundleIsActive() {
        long ours = 0;
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
            int state = bundle.getState();
            boolean starting = state == Bundle.STARTING
                    && Constants.ACTIVATION_LAZY.equals(bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY));
            if (!(fragment && state == Bundle.RESOLVED || state == Bundle.ACTIVE || starting)) {
                fail(bundle + " is in state " + state);
            }
            ours += bundle.getSymbolicName().startsWith("org.sunhall.") ? 1 : 0;
        }
        assertTrue("only " + ours + " bundles of ours", ours > 20);
    }

    @Test
    public void noPackageHasTwoExportersInUse() {
        List<String> twice = Arrays.stream(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(name -> Arrays.stream(context.getBundles())
                                .filter(other -> other.getSymbolicName().equals(name))
                                .count()
                        > 1)
                .filter(name ->
                        name.startsWith("org.sunhall.") || name.startsWith("com.fasterxml.") || name.contains("jetty"))
                .toList();
        assertEquals(List.of(), twice);
    }

    @Test
    public void aFaultAfterTheFirstOfTwoBundlesWritesLeavesNeither() {
        long before = transactions.call(() -> numbers.next("trial"));
        try {
            transactions.run(() -> {
                numbers.next("trial");
                throw new IllegalStateException("on purpose");
            });
            fail("it should have thrown");
        } catch (IllegalStateException e) {
            assertEquals("on purpose", e.getMessage());
        }
        assertEquals("no number is lost", before + 1, (long) transactions.call(() -> numbers.next("trial")));
    }

    @Test
    public void theEvidenceIsCleanAndTheCityIsThere() {
        assertTrue(ledger.verify().clean());
        assertEquals(9, directory.organisations().size());
    }
}
