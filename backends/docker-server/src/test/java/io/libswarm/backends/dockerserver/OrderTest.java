package io.libswarm.backends.dockerserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static ObjectNode body(String json) {
        return (ObjectNode) Json.read(json.replace('\'', '"'));
    }

    @Test
    void conditionsInTheEnvironmentBecomeLabelsAndNothingElseChanges() {
        ObjectNode body = body("{'Image':'busybox','Env':['A=b','constraint:rack==1','affinity:image==redis'],"
                + "'Labels':{'mine':'too'},'Unknown':{'field':[1,2.50,null]}}");
        Order order = Order.of(body);
        assertThat(order.constraints()).extracting(Expression::text).containsExactly("rack==1");
        assertThat(order.affinities()).extracting(Expression::text).containsExactly("image==redis");
        assertThat(body.path("Env").toString()).isEqualTo("[\"A=b\"]");
        assertThat(body.path("Labels").path("mine").asText()).isEqualTo("too");
        assertThat(body.path("Labels").path("com.docker.swarm.constraints").asText())
                .isEqualTo("[\"rack==1\"]");
        assertThat(body.path("Unknown").toString()).isEqualTo("{\"field\":[1,2.50,null]}");
    }

    @Test
    void aBodyWithoutConditionsStaysAsItIs() {
        ObjectNode body = body("{'Image':'busybox','Env':['A=b'],'Labels':null,'HostConfig':{'New':1}}");
        String before = body.toString();
        Order.of(body);
        assertThat(body.toString()).isEqualTo(before);
    }

    @Test
    void conditionsInLabelsAreReadAsListsAndWithCommas() {
        Order order = Order.of(body("{'Labels':{'com.docker.swarm.constraints':'[\\'rack==1\\',\\'rack!=2\\']',"
                + "'io.libswarm.constraints':'node==a*, zone==~b'}}".replace("\\'", "\\\"")));
        assertThat(order.constraints())
                .extracting(Expression::text)
                .containsExactly("rack==1", "rack!=2", "node==a*", "zone==~b");
        assertThat(order.hasWishes()).isTrue();
        assertThat(order.strict().constraints()).hasSize(3);
    }

    @Test
    void whatIsReservedAndPublishedIsRead() {
        Order order = Order.of(body("{'HostConfig':{'Memory':1024,'NanoCpus':1500000000,'PortBindings':"
                + "{'80/tcp':[{'HostPort':'8080'}],'53/udp':[{'HostIp':'','HostPort':''},{'HostPort':'53'}]}}}"));
        assertThat(order.reserved()).isEqualTo(new Reserved(1024, 1_500_000_000L));
        assertThat(order.ports()).containsExactlyInAnyOrder("8080/tcp", "53/udp");
    }

    @Test
    void aConditionWithoutAnOperatorIsRefusedByName() {
        assertThatThrownBy(() -> Expression.parse("rack=1"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("rack=1")
                .hasMessageContaining("expected");
    }

    @Test
    void valuesMayHaveStarsBeRegularExpressionsOrNameSeveral() {
        assertThat(Expression.parse("node==lab-*").finds("lab-1")).isTrue();
        assertThat(Expression.parse("node==lab-*").finds("my-lab-1")).isFalse();
        assertThat(Expression.parse("node==/b-[12]/").finds("lab-2")).isTrue();
        assertThat(Expression.parse("node==/b-[12]/").finds("lab-3")).isFalse();
        assertThat(Expression.parse("node==a|b").finds("b")).isTrue();
        assertThat(Expression.parse("node==a.c").finds("abc")).isFalse();
    }
}
