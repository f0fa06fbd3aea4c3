package org.sunhall.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunhall.kernel.Role;

class WireTest {

    private final Network network = new Network();
    private final List<String> context = new ArrayList<>();
    private final List<Wire> gone = new ArrayList<>();
    private final Wire wire = new Wire(
            AudienceTest.actor("market", "sunshine", Role.STAFF),
            EnumSet.of(Topic.CASES),
            (AsyncContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, args) -> {
                        context.add(method.getName());
                        return null;
                    }),
            network,
            100,
            gone::add);

    @Test
    void tellsOnlyWhatThisPageWantsAndMaySee() {
        wire.add(AudienceTest.hint(Topic.CASES, "health", "sunshine"));
        wire.add(AudienceTest.hint(Topic.LAMPS, "market", "sunshine"));
        wire.pump();
        assertThat(network.text()).isEmpty();

        wire.add(AudienceTest.hint(Topic.CASES, "market", "sunshine"));
        wire.pump();
        assertThat(network.text()).isEqualTo("event: changed\ndata: {\"topics\":[\"cases\"],\"cases\":[\"c1\"]}\n\n");
        assertThat(network.flushed).isPositive();
    }

    @Test
    void writesNothingWhileTheNetworkIsFullAndGoesOnWhenItTakesAgain() throws IOException {
        network.ready = false;
        wire.greet(3000);
        for (int i = 0; i < 1000; i++) {
            wire.add(AudienceTest.hint(Topic.CASES, "market", "sunshine"));
            wire.pump();
        }
        assertThat(network.text()).isEmpty();

        network.ready = true;
        wire.onWritePossible();
        assertThat(network.text()).startsWith("retry: 3000\nevent: hello").containsOnlyOnce("changed");
    }

    @Test
    void aBrokenLineIsGivenBackOnce() {
        network.broken = true;
        wire.beat();
        wire.pump();
        wire.onError(new IOException("reset by peer"));
        wire.close();
        assertThat(gone).containsExactly(wire);
        assertThat(context).containsExactly("complete");
    }

    @Test
    void nothingIsWrittenAfterTheEnd() {
        wire.close();
        wire.beat();
        wire.pump();
        assertThat(network.text()).isEmpty();
        assertThat(wire.endsBefore(101)).isTrue();
        assertThat(wire.endsBefore(99)).isFalse();
    }

    /** A connection that takes bytes when it is told to. */
    private static final class Network extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ready = true;
        private boolean broken;
        private int flushed;

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int one) throws IOException {
            if (broken) {
                throw new IOException("broken pipe");
            }
            if (!ready) {
                throw new IllegalStateException("written without asking");
            }
            bytes.write(one);
        }

        @Override
        public void flush() {
            if (!ready) {
                throw new IllegalStateException("flushed without asking");
            }
            flushed++;
        }
    }
}
