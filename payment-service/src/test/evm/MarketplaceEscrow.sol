// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// The events of a marketplace's escrow, with as much of an escrow as makes them true. For tests: it holds the chain's own
/// coin only, and its arbiter is whoever deployed it.
contract MarketplaceEscrow {
    struct Held {
        address payable buyer;
        address payable seller;
        uint256 amount;
        bool disputed;
    }

    address public immutable arbiter = msg.sender;
    mapping(bytes32 => Held) public held;
    uint256 public disputes;

    event EscrowCreated(
        bytes32 indexed escrowId,
        string orderId,
        address indexed buyer,
        address indexed seller,
        address token,
        uint256 amount
    );
    event EscrowReleased(bytes32 indexed escrowId, uint256 amount);
    event EscrowRefunded(bytes32 indexed escrowId, uint256 amount);
    event DisputeCreated(bytes32 indexed escrowId, uint256 disputeId);
    event DisputeResolved(bytes32 indexed escrowId, uint256 disputeId, uint8 ruling);

    function create(bytes32 escrowId, string calldata orderId, address payable seller) external payable {
        require(msg.value > 0 && held[escrowId].buyer == address(0), "nothing to hold, or held already");
        held[escrowId] = Held(payable(msg.sender), seller, msg.value, false);
        emit EscrowCreated(escrowId, orderId, msg.sender, seller, address(0), msg.value);
    }

    function release(bytes32 escrowId, uint256 amount) external {
        Held storage h = held[escrowId];
        require(msg.sender == h.buyer || msg.sender == arbiter, "not yours to release");
        h.amount -= amount;
        emit EscrowReleased(escrowId, amount);
        h.seller.transfer(amount);
    }

    function refund(bytes32 escrowId, uint256 amount) external {
        Held storage h = held[escrowId];
        require(msg.sender == h.seller || msg.sender == arbiter, "not yours to refund");
        h.amount -= amount;
        emit EscrowRefunded(escrowId, amount);
        h.buyer.transfer(amount);
    }

    function dispute(bytes32 escrowId) external {
        Held storage h = held[escrowId];
        require(msg.sender == h.buyer && !h.disputed, "not yours to dispute");
        h.disputed = true;
        emit DisputeCreated(escrowId, ++disputes);
    }
}
