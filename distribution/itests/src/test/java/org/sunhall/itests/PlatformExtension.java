package org.sunhall.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** See {@link OnPlatform}. */
final class PlatformExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(PlatformExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        platform(context).signInAnew();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        assertThat(platform(context).log().newFaults())
                .as("faults in the log before this test")
                .isEmpty();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(platform(context).log().newFaults()).as("faults in the log").isEmpty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return platform(context);
    }

    private static Platform platform(ExtensionContext context) {
        Db db = context.getRequiredTestClass().getAnnotation(OnPlatform.class).value();
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(db, ExamPlatform::new, ExamPlatform.class)
                .platform();
    }
}
