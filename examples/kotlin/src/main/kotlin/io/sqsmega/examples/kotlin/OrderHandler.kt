package io.sqsmega.examples.kotlin

import com.fasterxml.jackson.module.kotlin.kotlinModule
import io.sqsmega.codec.bind.JacksonBinder
import io.sqsmega.lambda.HandlerOptions
import io.sqsmega.lambda.MegaSqsHandler
import io.sqsmega.match.EventPattern
import io.sqsmega.subscribe.Result
import java.math.BigDecimal
import java.time.Instant

data class Item(val sku: String, val price: BigDecimal, val quantity: Int = 1)

data class Order(val id: String, val placedAt: Instant, val items: List<Item>, val gift: Boolean, val note: String?)

/** Reads orders as data classes: Jackson's module for Kotlin knows their constructors, defaults and nullability. */
class OrderHandler(private val save: (Order) -> Unit) : MegaSqsHandler(OPTIONS) {
    constructor() : this({ order -> println("order ${order.id} of ${order.items.size} items") })

    init {
        on(EventPattern.named("order.placed")) { payload, _ ->
            save(payload.objectData().currentAs(Order::class.java))
            Result.OK
        }
    }

    private companion object {
        private val MAPPER = JacksonBinder.strictMapper().addModule(kotlinModule()).build()
        private val OPTIONS = HandlerOptions.builder().dataBinder(JacksonBinder.of(MAPPER)).build()
    }
}
